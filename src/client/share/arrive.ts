import { button } from '../dom.ts';
import { dataVersion, editList } from '../edits/edit-list.ts';
import { editOf } from '../live/edits.ts';
import { isSameCell } from '../own-cells/own-cell.ts';
import { ownCells } from '../own-cells/own-list.ts';
import { asSentence } from '../take-away/finding-text.ts';
import { applyFound } from './apply-found.ts';
import { hideArrival, showArrival } from './arrival-bar.ts';
import { findState, textsOf, whyNoEdit, type Found } from './found.ts';
import { inWords } from './in-words.ts';
import { fromFragment, type Arrival, type LinkState } from './link-state.ts';

const PROBLEMS = {
  version: 'This link was made by another version of this page: its edits cannot be read.',
  damaged: 'This link is damaged: its edits cannot be applied.',
  large: 'This link carries more than a link may: its edits are not applied.',
  data: 'This link was made for another version of the data: its edits are not applied.',
} as const;

let turn = 0;

/**
 * Shows what the page's address brings: goes to its section, and lets its edits wait for "Apply". Nothing of them runs
 * before. An address that brings nothing takes away what an earlier one has shown.
 */
export async function arrive(): Promise<void> {
  turn += 1;
  const mine = turn;
  const arrival = await fromFragment(location.hash, dataVersion);
  const found = arrival.state === null ? null : await findState(arrival.state).catch((error: unknown) => error);
  if (turn !== mine) return;
  hideArrival();
  const { section, state, problem } = arrival;
  // The browser itself goes to what an address without edits names.
  if (section !== '' && location.hash.includes('~')) document.getElementById(section)?.scrollIntoView();
  if (problem !== null) refuse(problem, arrival, found);
  else if (state !== null) offer(state, found);
}

function refuse(problem: keyof typeof PROBLEMS, { state, readable }: Arrival, found: unknown): void {
  const texts = readable === null ? [] : [{ title: 'What can be read of it', text: readable }];
  showArrival({
    says: [PROBLEMS[problem], bringing(state)].filter(Boolean).join(' '),
    texts: isFound(found) ? textsOf(found) : texts,
  });
}

function offer(state: LinkState, found: unknown): void {
  if (!isFound(found)) {
    const why = found instanceof Error ? found.message : String(found);
    const retry = button('Retry', () => void arrive());
    showArrival({
      says: `${bringing(state)} ${asSentence(`It cannot be read: ${why}`)}`,
      actions: found instanceof RangeError ? [] : [retry],
    });
    return;
  }
  if (isAsShown(found)) return;
  const says = [bringing(state), 'It was written by whoever sent it, and waits: nothing of it has run.'];
  const no = found.edits.map((edit, i) => ({ i, why: whyNoEdit(edit) })).find(({ why }) => why !== null);
  if (no !== undefined) says.splice(1, 1, `It cannot be applied: edit ${no.i + 1} is none. ${no.why ?? ''}`);
  if (found.lost > 0) {
    const isAll = found.queries.length === 0;
    says.push(`${isAll ? 'All' : 'Some'} of its edited queries are not on this page.`);
  }
  const isAny = found.edits.length + found.queries.length + found.cells.length > 0;
  showArrival({
    says: says.join(' '),
    texts: textsOf(found),
    actions: isAny && no === undefined ? [button('Apply', () => void applyFound(found), { class: 'run' })] : [],
  });
}

function bringing(state: LinkState | null): string {
  const words = inWords(state?.edits.length ?? 0, state?.queries.size ?? 0, state?.cells.length ?? 0);
  return words === '' ? '' : `This link brings ${words}.`;
}

/** Whether the page shows all of it already, such as after a link to itself. */
const isAsShown = ({ edits, queries, cells, lost }: Found): boolean =>
  lost === 0 &&
  (edits.length === 0 ||
    JSON.stringify(edits.map(({ sql }) => sql)) === JSON.stringify(editList().map(({ sql }) => sql))) &&
  queries.every(({ query, sql }) => editOf(query)?.sql === sql) &&
  cells.every((cell) => ownCells().some((own) => isSameCell(own, cell)));

const isFound = (found: unknown): found is Found => typeof found === 'object' && found !== null && 'lost' in found;
