import { readCell } from '../../query/binding-hooks.ts';
import { plainCount } from '../../query/plain-count.ts';
import { draftOf, keepDraft, onDraft } from '../drafts.ts';
import { make } from '../dom.ts';
import { changeEdits, newEdit, onEditList } from '../edits/edit-list.ts';
import type { Editor, EditorOptions } from '../editor/editor.ts';
import { textField } from '../editor/text-field.ts';
import { runSql, type Outcome, type Phase, type Run } from '../engine/engine.ts';
import type { LiveResult } from '../engine/messages.ts';
import { applyEdit } from '../live/apply-edit.ts';
import { editOf, onEdited } from '../live/edits.ts';
import { askLink } from '../share/ask-link.ts';
import { cellParts } from './cell-parts.ts';
import { endedView, failureView } from './failure-view.ts';
import { noticeView } from './fault-view.ts';
import { isEmptySql } from './is-empty-sql.ts';
import { allRowsOf } from './all-rows-of.ts';
import { askedOf, type Asked, type What } from './asked.ts';
import { dataNow, olderThan, type Answered } from './older-than.ts';
import { resultViews } from './result-views.ts';
import { showDrawing } from './show-drawing.ts';
import { sayOtherText } from './other-text.ts';
import { upgradeEditor } from './upgrade-editor.ts';
import { rememberText } from './visit-history.ts';

/** The most rows that a query shows. */
export const MOST_ROWS = 1000;

/** How long a query may run before the page says that it does, in milliseconds. */
const AT_ONCE = 100;

const PHASES: Readonly<Record<Phase, string>> = {
  loading: 'Loading the query engine…',
  waiting: 'Waiting for another query…',
  running: 'Running…',
};

/** A query's editor on the page, as other parts of the page may use it. */
export interface Cell {
  /** Runs what is selected, or all; once it has answered, that is shown. */
  readonly run: (what?: What) => Promise<void>;
  readonly setText: (text: string) => void;
  readonly focus: () => void;
}

/** What a text of the reader's own, which is no query of the page, does otherwise than one that is. */
export interface OwnText {
  /** The text to begin with. */
  readonly text: string;
  /** Keeps it, whenever it has changed. */
  readonly keep: (text: string) => void;
  readonly copyLink: (where: { readonly say: (text: string) => void; readonly below: HTMLElement }) => Promise<void>;
  /** Hears what each run answered; null: no rows that are a question's answer. */
  readonly onAnswer: (answer: { readonly sql: string; readonly result: LiveResult } | null) => void;
}

const cells = new WeakMap<Element, Cell>();

/** Puts the editor in the place of a query's SQL, or of a text of the reader's own; of a cell that has one, that one. */
export function openCell(element: HTMLElement, own: OwnText | null = null): Cell {
  const known = cells.get(element);
  if (known !== undefined) return known;
  const made = makeCell(element, own);
  cells.set(element, made);
  return made;
}

function makeCell(element: HTMLElement, own: OwnText | null): Cell {
  const { query, title } = readCell(element.dataset);
  const asWritten = element.querySelector('pre');
  const written = own?.text ?? asWritten?.textContent.trim() ?? '';
  const me = {};
  let busy: { readonly sql: string; readonly run: Run } | null = null;
  let answered: Answered | null = null;
  let isApplied = editOf(query) !== undefined;

  const parts = cellParts(title, {
    editor: () => editor,
    run: () => void run('selection'),
    stop: () => busy?.run.stop(),
    restore,
    copyLink: () => void copyLink(),
  });
  const options: EditorOptions = {
    label: `SQL: ${title}`,
    describedBy: parts.helpId,
    onRun: (what) => void run(what),
    onSelect: showState,
    onFind: () => {
      parts.tools.openFind();
    },
    onChange: (text) => {
      editor.mark(null);
      if (own === null) keepDraft(query, text === written ? null : text, me);
      else own.keep(text);
      showState();
    },
  };
  const field = textField(own?.text ?? draftOf(query) ?? written, options);
  let editor: Editor = field;

  function showState(): void {
    parts.edited.hidden = !isApplied;
    parts.restore.disabled = editor.text === written && !isApplied;
    parts.stop.disabled = busy === null;
    const label = askedOf(editor, 'selection').isPart ? 'Run selection' : 'Run';
    if (parts.run.textContent !== label) parts.run.textContent = label;
    const older = answered === null ? null : olderThan(answered, editor.text);
    parts.older.hidden = older === null;
    parts.older.textContent = older;
    parts.root.toggleAttribute('data-busy', busy !== null);
  }

  const say = (text: string): void => {
    parts.status.textContent = text;
  };

  async function run(what: What): Promise<void> {
    const asked = askedOf(editor, what);
    const { sql } = asked;
    if (busy?.sql === sql) return;
    busy?.run.stop();
    busy = null;
    editor.mark(null);
    if (isEmptySql(sql)) {
      own?.onAnswer(null);
      say('');
      parts.below.replaceChildren(
        noticeView(
          sql.trim() === ''
            ? 'Nothing to run: the text is empty.'
            : 'Nothing to run: only comments, or semicolons, and no statement.',
        ),
      );
      showState();
      return;
    }
    const mine = runSql(sql, {
      limit: MOST_ROWS,
      onPhase: (phase) => {
        if (phase !== 'running') {
          if (busy === null || busy.run === mine) say(PHASES[phase]);
          return;
        }
        // Most queries are through at once: to draw the page for a word that nobody reads would hold their rows up.
        setTimeout(() => {
          if (busy?.run === mine) say(PHASES[phase]);
        }, AT_ONCE);
      },
    });
    busy = { sql, run: mine };
    parts.below.querySelector('[role=alert]')?.remove();
    showState();
    const outcome = await mine.outcome;
    // A later run has taken this one's place.
    if (busy?.run !== mine) return;
    busy = null;
    rememberText(sql);
    await show(outcome, asked);
  }

  async function show(outcome: Outcome, asked: Asked): Promise<void> {
    answered = null;
    if (document.activeElement === parts.stop) parts.run.focus();
    showState();
    const answer = outcome.kind === 'done' && outcome.touched === null ? outcome.result : null;
    own?.onAnswer(answer === null ? null : { sql: asked.sql, result: answer });
    if (outcome.kind === 'done') {
      await showResult(outcome, asked);
      return;
    }
    say(outcome.kind === 'stopped' ? 'Stopped.' : 'Failed.');
    if (outcome.kind === 'failed') {
      const { view, mark } = await failureView(outcome, asked);
      parts.below.replaceChildren(view);
      if (editor.text === asked.text) editor.mark(mark);
      return;
    }
    parts.below.replaceChildren(endedView(outcome, () => void run('selection')));
  }

  async function showResult(
    { result, earlier, changed, touched, note, ms }: Extract<Outcome, { kind: 'done' }>,
    { sql, text, isPart }: Asked,
  ): Promise<void> {
    const time = `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
    const count = result === null ? null : plainCount(result.rows.length);
    const shown = count === null ? 'The text has no rows to show' : `${count} ${count === '1' ? 'row' : 'rows'}`;
    const wrote = `${plainCount(changed)} ${changed === 1 ? 'row' : 'rows'} changed`;
    // What writes is not run again.
    const readAll = changed > 0 ? null : () => allRowsOf(sql);
    parts.below.replaceChildren(...resultViews({ result, earlier, name: query, title, readAll }));
    if (note !== null) parts.below.prepend(noticeView(note));
    if (touched !== null) {
      say(`${wrote}, ${time}: kept as an edit of the data.`);
      changeEdits((edits) => [...edits, newEdit(sql)]);
    } else if (result === null || note !== null) {
      say(`Done, ${time}. ${note === null ? shown : `${wrote}, on a copy that is gone now`}.`);
    } else {
      say(result.more ? `First ${count} of more rows, ${time}.` : `${shown}, ${time}.`);
    }
    answered = { text, data: dataNow() };
    showState();
    // A text that writes is an edit of the data, and no query of the page.
    if (own !== null || result === null || touched !== null || note !== null) return;
    if (isPart) {
      parts.below.prepend(make('p', { class: 'cell-note' }, 'A part of the text has run; what the page shows stays.'));
      return;
    }
    const notes = await applyEdit(query, sql === written ? null : { sql, result });
    showDrawing(element);
    if (editor.text !== sql || busy !== null) return;
    for (const each of notes) parts.below.prepend(make('p', { class: 'cell-note' }, each));
  }

  function restore(): void {
    busy?.run.stop();
    busy = null;
    if (editor.text !== written) editor.replace(written);
    editor.mark(null);
    keepDraft(query, null, me);
    answered = null;
    parts.below.replaceChildren();
    void applyEdit(query, null);
    say('Restored.');
    if (document.activeElement === parts.restore) editor.focus();
    showState();
  }

  async function copyLink(): Promise<void> {
    const where = { say, below: parts.below };
    if (own !== null) {
      await own.copyLink(where);
      return;
    }
    const text = editor.text === written ? null : editor.text;
    await askLink(({ cellLink }) => cellLink({ element, query, text }), where);
  }

  parts.slot.append(field.element);
  // The query as it was written stays in the page, behind its editor.
  if (asWritten !== null) asWritten.hidden = true;
  element.append(parts.root);
  if (own === null) parts.below.before(sayOtherText(query));
  element.setAttribute('data-ready', '');
  if (own === null && editor.text !== written && !isApplied) say('Your own text, kept from before. Run it to see it.');
  parts.restore.hidden = own !== null;
  onDraft((name, text, from) => {
    if (own !== null || name !== query || from === me) return;
    if (editor.text === (text ?? written)) return;
    editor.replace(text ?? written);
    // What this editor runs or shows is of the text that is gone.
    busy?.run.stop();
    busy = null;
    answered = null;
    parts.below.replaceChildren();
    say('');
    showState();
  });
  onEdited((name, edit) => {
    if (name !== query) return;
    isApplied = edit !== null;
    showState();
  });
  onEditList(showState);
  showState();
  void upgradeEditor(field, { options, written, isBusy: () => busy?.run.outcome }).then((better) => {
    if (better !== null) editor = better;
  });

  return {
    run: (what = 'selection') => run(what),
    setText: (text) => {
      editor.replace(text);
    },
    focus: () => {
      editor.focus();
    },
  };
}
