import { resultTable } from '../../query/result-table.ts';
import type { LivePart } from './live-part.ts';

/** The table of all that a query answers, beside its SQL; null where it is not known of which query it is. */
export function plainRows(element: HTMLElement): LivePart | null {
  const query = element.closest('.query-details, .query-popover')?.querySelector<HTMLElement>('sql-cell')
    ?.dataset.query;
  const table = element.querySelector('table');
  if (query === undefined || table === null) return null;
  const caption = table.caption?.textContent ?? '';
  const limit = Number(element.dataset.limit);
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
