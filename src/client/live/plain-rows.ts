import { resultTable } from '../../query/result-table.ts';
import { readCell, readTable } from '../../query/binding-hooks.ts';
import type { LivePart } from './live-part.ts';

/** The table of all that a query answers, beside its SQL; null where it is not known of which query it is. */
export function plainRows(element: HTMLElement): LivePart | null {
  const cell = element.closest('.query-details, .query-popover')?.querySelector<HTMLElement>('sql-cell') ?? null;
  const table = element.querySelector('table');
  if (cell === null || table === null) return null;
  const { query } = readCell(cell.dataset);
  const caption = table.caption?.textContent ?? '';
  const { limit } = readTable(element.dataset);
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
