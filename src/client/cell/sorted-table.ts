import { plainCount } from '../../query/plain-count.ts';
import { tableOf, tableRow, type TableColumns } from '../../query/result-table.ts';
import { button, make } from '../dom.ts';
import { liveText } from '../engine/live-value.ts';
import type { ColumnType, LiveResult, LiveValue } from '../engine/messages.ts';
import { copyPicked } from './copy-picked.ts';
import { resultFoot, type ReadAll } from './result-foot.ts';
import { sortRows, type Direction } from './sort-rows.ts';

/** The most values at once, and in all, that are put into the page; the files have every row that was read. */
const AT_ONCE = 8_000;
const MOST_VALUES = 40_000;
const LONGEST = 300;
/** From how many rows on one searches for a row. */
const MANY = 8;

interface Named {
  /** What its files are called. */
  readonly name: string;
  readonly title: string;
  /** Reads all rows, where there are more; null: that cannot be. */
  readonly readAll: ReadAll | null;
}

/** A result as a table that can be sorted and narrowed, with its files. */
export function sortedTable(result: LiveResult, { name, title, readAll }: Named): HTMLElement {
  const { columns, types, rows } = result;
  const limit = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, columns.length)));
  const piece = Math.max(1, Math.floor(AT_ONCE / Math.max(1, columns.length)));
  const body = make('tbody');
  let filling = 0;
  let shown = rows;
  let sorted: { column: number; direction: Direction } | null = null;
  let wanted = '';

  function fill(): void {
    filling += 1;
    const mine = filling;
    const has = (row: readonly LiveValue[]): boolean =>
      row.some((value, i) =>
        liveText(value, types[i] ?? 'mixed')
          .toLowerCase()
          .includes(wanted),
      );
    const found = wanted === '' ? rows : rows.filter(has);
    shown = sorted === null ? found : sortRows(found, sorted.column, sorted.direction);
    const toRow = (row: readonly LiveValue[]): HTMLElement => tableRow(document, written, row);
    body.replaceChildren(...shown.slice(0, Math.min(limit, piece)).map(toRow));
    // The rest comes in pieces, between which the page can answer.
    const next = (from: number): void => {
      if (mine !== filling || from >= Math.min(limit, shown.length)) return;
      body.append(...shown.slice(from, Math.min(limit, from + piece)).map(toRow));
      setTimeout(next, 0, from + piece);
    };
    setTimeout(next, 0, piece);
    foot.say({ drawn: Math.min(limit, shown.length), found: wanted === '' ? null : shown.length });
  }

  function sortBy(column: number): void {
    const again = sorted?.column === column ? sorted.direction : null;
    sorted = again === 'descending' ? null : { column, direction: again === null ? 'ascending' : 'descending' };
    for (const [i, head] of [...table.querySelectorAll('th')].entries()) {
      if (i === sorted?.column) head.setAttribute('aria-sort', sorted.direction);
      else head.removeAttribute('aria-sort');
    }
    fill();
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
  const search = make('input', { type: 'search', 'aria-label': `Filter rows: ${label}` });
  const filter = make('label', { class: 'cell-filter' }, 'Filter rows ', search);
  search.addEventListener('input', () => {
    wanted = search.value.trim().toLowerCase();
    fill();
  });
  const foot = resultFoot({ result, name, readAll, rows: () => shown });
  fill();

  const wrapper = make('div', { class: 'table-wrapper', tabindex: '0', role: 'region', 'aria-label': label }, table);
  wrapper.addEventListener('copy', (event) => {
    copyPicked(event, table, { columns, types, rows: shown });
  });
  return make('div', { class: 'cell-result' }, ...(rows.length >= MANY ? [filter] : []), wrapper, foot.element);
}

function shownValue(value: LiveValue, type: ColumnType): string | HTMLElement {
  const text = liveText(value, type);
  if (value === null) return make('span', { class: 'null' }, text);
  if (text.length <= LONGEST) return text;
  const cut = make('span', { class: 'cut' }, `${text.slice(0, LONGEST)}… `);
  cut.append(
    button(`all ${plainCount(text.length)} letters`, () => {
      cut.replaceChildren(text);
    }),
  );
  return cut;
}
