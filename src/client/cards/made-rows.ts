import type { BehindRows } from '../../query/behind.ts';
import { aboutRow } from '../../query/behind-pieces.ts';
import { plainCount } from '../../query/plain-count.ts';
import { plainHeading, plainValue } from '../../query/plain-value.ts';
import { valueAt, type Result } from '../../query/result.ts';
import { make } from '../dom.ts';
import { ADDRESSES } from './made-now.ts';

/** The most rows that a card shows, and of their columns, beside the one that makes the number. */
const MOST_ROWS = 1000;
const MOST_COLUMNS = 4;

const TOTALS = {
  count: 'Rows',
  sum: 'Sum',
  mean: 'Mean',
  share: 'Share',
  min: 'Smallest',
  max: 'Largest',
  value: 'Value',
} as const;

/** The rows that a number is made of, the deal or AE of each linked to its page, and at the foot what they come to. */
export function rowsTable({ made, rows, value }: BehindRows, result: Result): HTMLElement {
  const { how, column } = made;
  const others = [...new Set(result.columns)].filter((name) => name !== column && !name.endsWith('_id'));
  // What a condition asks for is the same in all rows.
  const wanted = made.where.map((condition) => condition.column);
  const shown = others.filter((name) => !wanted.includes(name)).slice(0, MOST_COLUMNS);
  const columns = column === null ? shown : [...shown, column];
  const [subject] = columns;
  const cell = (row: number, name: string): HTMLElement => {
    const about = name === subject ? aboutRow(result, row, ADDRESSES) : [];
    const value = valueAt(result, row, name);
    const [text, href] = [plainValue(value), about[0]?.href];
    const content = href !== undefined && about[0]?.text === text ? make('a', { href }, text) : text;
    return make('td', typeof value === 'number' ? { class: 'numeric' } : {}, content);
  };
  const listed = rows.slice(0, MOST_ROWS);
  const total = `${TOTALS[how]}${rows.length > MOST_ROWS ? ` of ${plainCount(rows.length)}, the first ${plainCount(MOST_ROWS)} shown` : ''}`;
  const foot =
    column === null
      ? [make('th', { scope: 'row', colspan: String(columns.length) }, `${total}: ${plainValue(value)}`)]
      : [
          make('th', { scope: 'row', colspan: String(columns.length - 1) }, total),
          make('td', { class: 'numeric' }, plainValue(value)),
        ];
  return make(
    'div',
    { class: 'made-rows', tabindex: '0', role: 'region', 'aria-label': 'The rows that it is made of' },
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...columns.map((name) => make('th', { scope: 'col' }, plainHeading(name))))),
      make('tbody', {}, ...listed.map((row) => make('tr', {}, ...columns.map((name) => cell(row, name))))),
      make('tfoot', {}, make('tr', {}, ...foot)),
    ),
  );
}
