import { holds } from '../../model/formats.ts';
import { statusOf } from '../../model/status.ts';
import { CLAIM_NUMBERS, readClaimNumber } from '../../query/binding-hooks.ts';
import { valueIfThere } from '../../query/find-value.ts';
import type { Result } from '../../query/result.ts';
import { make } from '../dom.ts';
import type { LivePart } from './live-part.ts';

/** A claim of the ledger: whether its numbers still agree with what was stated, after the reader's edits. */
export function claimEntry(element: HTMLElement): LivePart {
  const rows = [...element.querySelectorAll<HTMLElement>(CLAIM_NUMBERS)].map((row) => ({
    stated: readClaimNumber(row.dataset),
    status: row.querySelector<HTMLElement>('.status'),
  }));
  const status = element.querySelector<HTMLElement>('header .status');
  const shown = [status, ...rows.map((row) => row.status)].flatMap((one) => one ?? []);
  const before = shown.map((one) => ({ one, nodes: [...one.childNodes], kind: one.className }));
  const held = element.dataset.holds ?? '';
  const say = (holding: string): void => {
    element.dataset.holds = holding;
    element.toggleAttribute('data-changed', holding !== held);
    sumUp();
  };
  return {
    element,
    queries: [...new Set(rows.map(({ stated }) => stated.query))],
    draw: (result) => {
      const all = rows.map(({ stated, status: shownAs }) => {
        const { query, column, test, format } = stated;
        const isMet = holds(valueOf(result(query), column), test, stated.stated, format);
        if (shownAs !== null) show(shownAs, isMet ? 'Holds' : 'Does not hold', isMet ? 'Yes' : 'No');
        return isMet;
      });
      const holding = String(all.every(Boolean));
      const word = holding === held ? (held === 'true' ? 'Holds' : 'Does not hold') : 'Changed by your edit';
      if (status !== null) show(status, word, word);
      say(holding);
      return null;
    },
    restore: () => {
      for (const { one, nodes, kind } of before) {
        one.className = kind;
        one.replaceChildren(...nodes);
      }
      say(held);
    },
  };
}

const valueOf = (result: Result, column: string) => valueIfThere(result, column, 0) ?? null;

function show(element: HTMLElement, word: string, said: string): void {
  const { glyph, kind } = statusOf(word);
  element.className = `status ${kind}`;
  element.replaceChildren(make('span', { 'aria-hidden': 'true' }, glyph), ` ${said}`);
}

const sum = document.querySelector<HTMLElement>('.ledger-sum');
const summed = sum === null ? [] : [...sum.childNodes];

/** The ledger's first lines, over all claims as they stand. */
function sumUp(): void {
  const changed = document.querySelectorAll('[data-claim][data-changed]').length;
  if (changed === 0) {
    sum?.replaceChildren(...summed);
    return;
  }
  const all = document.querySelectorAll('[data-claim]').length;
  const status = make('span', {});
  show(
    status,
    'Changed by your edit',
    `${changed} of ${all} ${changed === 1 ? 'claim' : 'claims'} changed by your edit`,
  );
  sum?.replaceChildren(status);
}
