import { resultTable } from '../../query/result-table.ts';
import { readResult } from '../../query/binding-hooks.ts';
import type { LivePart } from './live-part.ts';

/** The table of all that a query answers, beside its SQL; null where there is none. */
export function plainRows(element: HTMLElement): LivePart | null {
  const table = element.querySelector('table');
  if (table === null) return null;
  const { query, limit } = readResult(element.dataset);
  const caption = table.caption?.textContent ?? '';
  return {
    element,
    queries: [query],
    draw: (result) => {
      element.replaceChildren(resultTable(document, { caption, result: result(query), limit }));
      return null;
    },
    restore: () => {
      element.replaceChildren(table);
    },
  };
}
