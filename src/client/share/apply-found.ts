import { openEditor } from '../cards/data-panel.ts';
import { openCell } from '../cell/cell.ts';
import { button } from '../dom.ts';
import { draftOf, keepDraft } from '../drafts.ts';
import { changeEdits, editList, type DataEdit } from '../edits/edit-list.ts';
import { DEADLINE, takeEdits } from '../engine/engine.ts';
import { applyEdit } from '../live/apply-edit.ts';
import type { LinkedCell } from '../own-cells/own-cell.ts';
import { asSentence } from '../take-away/finding-text.ts';
import { dismissArrival, showArrival } from './arrival-bar.ts';
import { textsOf, type Found } from './found.ts';

/** Shows a link's edits on the page, all or none of those of the data; the reader's own can be brought back. */
export async function applyFound(found: Found): Promise<void> {
  const texts = textsOf(found);
  showArrival({ says: 'Trying the edits on a copy of the data…', texts });
  const { why, again } = await tryEdits(found.edits);
  if (why !== null) {
    const retry = button('Retry', () => void applyFound(found), { class: 'run' });
    showArrival({
      says: `${asSentence(`This link cannot be applied: ${why}`)} Nothing has changed.`,
      texts,
      actions: again ? [retry] : [],
    });
    return;
  }
  const ownEdits = editList();
  const ownTexts = new Map(found.queries.map(({ query }) => [query, draftOf(query) ?? null]));
  dismissArrival();
  if (found.edits.length > 0) changeEdits(() => found.edits);
  for (const { query, sql } of found.queries) {
    keepDraft(query, sql);
    const element = await openEditor(query).catch(() => null);
    if (element === null) {
      showArrival({ says: 'An editor of this link could not be loaded; its text is kept.' });
      return;
    }
    const cell = openCell(element);
    cell.setText(sql);
    await cell.run();
  }
  const untold = await showCells(found.cells);
  if (untold !== null) showArrival({ says: untold });
  const isOverEdits = found.edits.length > 0 && ownEdits.length > 0;
  if (!isOverEdits && [...ownTexts.values()].every((text) => text === null)) return;
  offerBack({ edits: isOverEdits ? ownEdits : null, texts: ownTexts });
}

/** Why a list of edits cannot be made, and whether to ask again may help; the page shows nothing of it. */
async function tryEdits(edits: readonly DataEdit[]): Promise<{ why: string | null; again: boolean }> {
  if (edits.length === 0) return { why: null, again: false };
  const outcome = await takeEdits(edits.map(({ sql }) => sql)).outcome;
  if (outcome.kind === 'taken') return { why: null, again: false };
  if (outcome.kind === 'unfit') {
    const which = edits.length === 1 ? 'its edit' : `edit ${outcome.at + 1} of ${edits.length}`;
    return { why: `${which} cannot be made. ${outcome.message}`, again: false };
  }
  if (outcome.kind === 'stopped') return { why: `it takes more than ${DEADLINE / 1000} seconds`, again: false };
  return { why: outcome.message, again: true };
}

/** Adds a link's cells to the reader's own; what there is to say about them, null: they stand on the page. */
async function showCells(cells: readonly LinkedCell[]): Promise<string | null> {
  if (cells.length === 0) return null;
  const loaded = await import('../own-cells/cells-view.ts').catch(() => null);
  if (loaded === null) return 'The code for the cells of this link could not be loaded. Nothing of them is kept.';
  return loaded.addCells(cells);
}

interface Own {
  /** Null: the link has taken the place of none. */
  readonly edits: readonly DataEdit[] | null;
  readonly texts: ReadonlyMap<string, string | null>;
}

function offerBack({ edits, texts }: Own): void {
  const back = (): void => {
    if (edits !== null) changeEdits(() => edits);
    for (const [query, text] of texts) {
      keepDraft(query, text);
      void applyEdit(query, null);
    }
    dismissArrival();
  };
  const name = edits === null ? 'texts' : 'edits';
  showArrival({
    says: `The edits of the link took the place of your own ${name}.`,
    actions: [button(`Bring back my ${name}`, back)],
  });
}
