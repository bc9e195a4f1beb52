import { FINDINGS } from '../../charts/frame/ready-drawing.ts';
import { FIGURES, readFigure, readPrepared, readTry, type PreparedEdit } from '../../query/binding-hooks.ts';
import { make } from '../dom.ts';
import { siteJson } from '../site-files.ts';
import { keepDraft } from '../drafts.ts';
import { MOST_ROWS } from '../cell/cell.ts';
import { runSql, type Outcome } from '../engine/engine.ts';
import { applyEdit } from './apply-edit.ts';
import { keepBefore } from './before-drawing.ts';
import { onEdited } from './edits.ts';
import { triedFinding } from './tried-finding.ts';

/** What ends a trial, by the button that began it. */
const trials = new WeakMap<HTMLElement, () => Promise<void>>();

/**
 * Makes the prepared edit that a figure's button carries, and shows before and after in the figure; where it is made
 * already, puts it back. No editor opens: the figure stays where the reader looks.
 */
export async function tryThis(button: HTMLElement): Promise<void> {
  const putBack = trials.get(button);
  if (putBack !== undefined) {
    await putBack();
    return;
  }
  const figure = button.closest<HTMLElement>(FIGURES);
  const title = figure?.querySelector<HTMLElement>(FINDINGS) ?? null;
  const note = button.nextElementSibling;
  if (figure === null || title === null || note === null) return;
  const { query } = readTry(button.dataset);
  const prepared = await preparedEdit(query).catch(() => null);
  if (prepared === null) {
    note.textContent = 'It could not be loaded. The figure stands as it was.';
    return;
  }
  const { sql, select, say, measures, before } = prepared;
  const outcome = await runSql(sql, { limit: MOST_ROWS }).outcome;
  if (outcome.kind !== 'done' || outcome.result === null) {
    note.textContent = `${whyNot(outcome)} The figure stands as it was.`;
    return;
  }

  const [label, shows] = [button.textContent, note.textContent];
  const finding = make('span', { class: 'tried-finding' });
  const retell = triedFinding(finding, { sql, select, say });
  await retell();
  const drawings = keepBefore(figure, before, () => void retell());
  title.append(finding);
  title.setAttribute('data-tried', '');
  const subtitle = figure.querySelector<HTMLElement>('.subtitle');
  const measured = make('p', { class: 'subtitle' }, measures);
  subtitle?.before(measured);
  subtitle?.toggleAttribute('hidden', true);
  button.textContent = 'Put it back';
  note.textContent = scopeOf(query, before);

  const end = (): void => {
    trials.delete(button);
    stopListening();
    drawings.end();
    finding.remove();
    title.removeAttribute('data-tried');
    measured.remove();
    subtitle?.toggleAttribute('hidden', false);
    button.textContent = label;
    note.textContent = shows;
  };
  // Whoever edits or restores the query in its editor has left the trial.
  const stopListening = onEdited((name, edit) => {
    if (name === query && edit?.sql !== sql) end();
  });
  trials.set(button, async () => {
    keepDraft(query, null);
    await applyEdit(query, null);
  });
  keepDraft(query, sql);
  await applyEdit(query, { sql, result: outcome.result });
}

/** The edit that is prepared for a query; rejects where there is none, or it does not come. */
async function preparedEdit(query: string): Promise<PreparedEdit> {
  const all = (await siteJson('queries/prepared-edits.json', 'the prepared edits')) as Readonly<
    Record<string, unknown>
  >;
  return readPrepared(all[query]);
}

/** How the drawing from before is told apart, and which figures of the page the edit leaves as they are. */
function scopeOf(query: string, before: 'behind' | 'below'): string {
  const others = [...document.querySelectorAll<HTMLElement>(`main ${FIGURES}`)].filter(
    ({ dataset }) => readFigure(dataset).query !== query,
  ).length;
  const was = before === 'behind' ? 'Dashed' : 'Faint, below';
  return `${was}: as it was. The other ${others} figures of this page still use their queries as written.`;
}

function whyNot(outcome: Outcome): string {
  if (outcome.kind === 'stopped') return 'It took too long.';
  return 'message' in outcome ? `It could not run: ${outcome.message}.` : 'It has no rows.';
}
