import { takeEdits } from '../engine/engine.ts';
import { setTouched } from '../live/edited-data.ts';
import { redrawTables } from '../live/redraw.ts';
import { countChanged } from '../live/was.ts';
import { changeEdits, editList, onEditList, type DataEdit } from './edit-list.ts';
import { showBar } from './edit-bar.ts';

/** An edit that the page shows, and the tables that it touches. */
interface Shown {
  readonly sql: string;
  readonly touched: readonly string[];
}

let shown: readonly Shown[] = [];
let turn = 0;

/** Has the page show what the edits make of the data, from now on; begins with the edits that there are. */
export function followEdits(): void {
  onEditList((edits, from) => void follow(edits, from === 'here' ? '' : 'Another tab changed the edits. '));
  void follow(editList(), '');
}

async function follow(edits: readonly DataEdit[], why: string): Promise<void> {
  turn += 1;
  const mine = turn;
  const isPast = (): boolean => turn !== mine;
  if (edits.length > 0) showBar({ edits, state: 'Working…' });
  const outcome = await takeEdits(edits.map(({ sql }) => sql)).outcome;
  if (isPast()) return;
  if (outcome.kind === 'unfit') {
    // Without it the others can be made.
    const { id } = edits[outcome.at] ?? {};
    showBar({ edits, state: `An edit can no longer be made and is left out: ${outcome.message}` });
    changeEdits((all) => all.filter((edit) => edit.id !== id));
    return;
  }
  if (outcome.kind !== 'taken') {
    const message = outcome.kind === 'stopped' ? 'they took too long' : outcome.message;
    showBar({ edits, state: `The edits are not shown: ${message}.`, retry: () => void follow(edits, '') });
    return;
  }
  const next = edits.map(({ sql }, i): Shown => ({ sql, touched: outcome.touched[i] ?? [] }));
  const same = next.findIndex(({ sql }, i) => sql !== shown[i]?.sql);
  const kept = same < 0 ? Math.min(next.length, shown.length) : same;
  const changed = new Set([...shown.slice(kept), ...next.slice(kept)].flatMap(({ touched }) => touched));
  shown = next;
  await setTouched(next.flatMap(({ touched }) => touched));
  const tell = (problems: readonly string[] | null): void => {
    if (!isPast()) showBar({ edits, state: why + saying(edits.length, countChanged()), problems: problems ?? [] });
  };
  const problems = await redrawTables(changed, () => {
    if (edits.length > 0) document.documentElement.dataset.follows = 'screen';
  });
  if (isPast()) return;
  document.documentElement.dataset.follows = 'page';
  tell(problems);
}

const saying = (edits: number, figures: number): string =>
  edits === 0
    ? 'The data are as they came.'
    : `${edits} ${edits === 1 ? 'edit' : 'edits'}, ${figures} ${figures === 1 ? 'figure' : 'figures'} changed`;
