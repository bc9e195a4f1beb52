import { spreadsheetText, toCsv, UNICODE_MARK } from '../../query/csv.ts';
import { plainCount } from '../../query/plain-count.ts';
import { tableOf, tableRow, type TableColumns } from '../../query/result-table.ts';
import { button, make, saveText } from '../dom.ts';
import { liveText, toJson } from '../engine/live-value.ts';
import type { ColumnType, LiveResult, LiveValue } from '../engine/messages.ts';
import { sortRows, type Direction } from './sort-rows.ts';

/** The most values at once, and in all, that are put into the page; the files have every row that was read. */
const AT_ONCE = 8_000;
const MOST_VALUES = 40_000;
const LONGEST = 300;

/** A result as a table that can be sorted, with its files. */
export function sortedTable(result: LiveResult, name: string, title: string): HTMLElement {
  const { columns, types, rows } = result;
  const limit = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, columns.length)));
  const piece = Math.max(1, Math.floor(AT_ONCE / Math.max(1, columns.length)));
  const body = make('tbody');
  let filling = 0;

  function fill(shown: readonly (readonly LiveValue[])[]): void {
    filling += 1;
    const mine = filling;
    const toRow = (row: readonly LiveValue[]): HTMLElement => tableRow(document, written, row);
    body.replaceChildren(...shown.slice(0, Math.min(limit, piece)).map(toRow));
    // The rest comes in pieces, between which the page can answer.
    const next = (from: number): void => {
      if (mine !== filling || from >= Math.min(limit, shown.length)) return;
      body.append(...shown.slice(from, Math.min(limit, from + piece)).map(toRow));
      setTimeout(next, 0, from + piece);
    };
    setTimeout(next, 0, piece);
  }

  let sorted: { column: number; direction: Direction } | null = null;
  function sortBy(column: number): void {
    const again = sorted?.column === column ? sorted.direction : null;
    sorted = again === 'descending' ? null : { column, direction: again === null ? 'ascending' : 'descending' };
    for (const [i, head] of [...table.querySelectorAll('th')].entries()) {
      if (i === sorted?.column) head.setAttribute('aria-sort', sorted.direction);
      else head.removeAttribute('aria-sort');
    }
    fill(sorted === null ? rows : sortRows(rows, sorted.column, sorted.direction));
  }

  const written: TableColumns<LiveValue> = {
    names: columns,
    isNumber: types.map((type) => type === 'integer' || type === 'real' || type === 'number'),
    heading: (column, i) => [
      button(column === '' ? '(no name)' : column, () => {
        sortBy(i);
      }),
      make('span', { class: 'type' }, types[i] ?? ''),
    ],
    value: (value, i) => shownValue(value, types[i] ?? 'mixed'),
  };
  const label = `Result of ${title}`;
  const table = tableOf(document, label, written);
  table.append(body);
  fill(rows);

  return make(
    'div',
    { class: 'cell-result' },
    make('div', { class: 'table-wrapper', tabindex: '0', role: 'region', 'aria-label': label }, table),
    foot(result, name, limit),
  );
}

function foot(result: LiveResult, name: string, limit: number): HTMLElement {
  const shown = Math.min(limit, result.rows.length);
  const notes = [
    result.rows.length === 0 ? 'No rows.' : '',
    shown < result.rows.length
      ? `The table shows ${plainCount(shown)} rows, the files ${result.more ? `the first ${plainCount(result.rows.length)}` : 'all'}.`
      : '',
    result.cut > 0 ? 'Long values are cut.' : '',
  ].filter(Boolean);
  return make(
    'p',
    { class: 'cell-files' },
    button('CSV', () => {
      const rows = result.rows.map((row) => row.map((value, i) => csvValue(value, result.types[i] ?? 'mixed')));
      saveText(`${name}.csv`, 'text/csv', UNICODE_MARK + toCsv({ columns: result.columns, rows }));
    }),
    button('JSON', () => {
      saveText(`${name}.json`, 'application/json', toJson(result));
    }),
    make('span', {}, notes.join(' ')),
  );
}

function csvValue(value: LiveValue, type: ColumnType): string | null {
  if (value === null) return null;
  const text = liveText(value, type);
  return typeof value === 'string' ? spreadsheetText(text) : text;
}

function shownValue(value: LiveValue, type: ColumnType): string | HTMLElement {
  const text = liveText(value, type);
  if (value === null) return make('span', { class: 'null' }, text);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${plainCount(text.length)})` : text;
}
