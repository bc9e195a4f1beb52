import { plainCount } from '../../query/plain-count.ts';
import { plainHeading, plainValue } from '../../query/plain-value.ts';
import { make } from '../dom.ts';
import type { LivePart } from './live-part.ts';

const MOST_ROWS = 50;

/** The table of all that a query answers, beside its SQL; null where it is not known of which query it is. */
export function plainRows(element: HTMLElement): LivePart | null {
  const query = element.closest('.query-details, .query-popover')?.querySelector<HTMLElement>('sql-cell')
    ?.dataset.query;
  const table = element.querySelector('table');
  if (query === undefined || table === null) return null;
  return {
    element,
    queries: [query],
    draw: (result) => {
      const { columns, rows } = result(query);
      const isNumber = columns.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
      const kind = (i: number): { class?: string } => (isNumber[i] === true ? { class: 'numeric' } : {});
      const head = columns.map((column, i) => make('th', { scope: 'col', ...kind(i) }, plainHeading(column)));
      const body = rows
        .slice(0, MOST_ROWS)
        .map((row) => make('tr', {}, ...row.map((value, i) => make('td', kind(i), plainValue(value)))));
      const rest = rows.length - MOST_ROWS;
      const foot = rest <= 0 ? [] : [make('p', {}, `and ${plainCount(rest)} more`)];
      const drawn = make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...body));
      element.replaceChildren(drawn, ...foot);
      return null;
    },
    restore: () => {
      element.replaceChildren(table);
    },
  };
}
