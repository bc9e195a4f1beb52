import {
  itemHooks,
  ITEMS,
  readItem,
  readRowList,
  ROW_LISTS,
  TABLES,
  WHOLE,
  type RowList,
} from '../../query/binding-hooks.ts';
import type { Value } from '../../model/formats.ts';
import type { Result } from '../../query/result.ts';
import { make } from '../dom.ts';
import { boundItem, type ListItem } from './bound-item.ts';
import { LISTED_ANEW } from './drawn.ts';
import type { LivePart } from './live-part.ts';
import { newItem } from './new-item.ts';
import { textRow } from './text-row.ts';

/** More rows than a page can show without a word; a list that came longer may keep its length. */
const MOST = 200;

/** An item as it came, and where it stood. */
interface Known extends ListItem {
  readonly element: HTMLElement;
}

/**
 * A list or a table's body whose items stand for rows: an item whose row is gone goes, a new row gets an item made like
 * the first one was, and all stand in the order of the rows.
 */
export function rowList(element: HTMLElement): LivePart {
  const list = readRowList(element.dataset);
  const came = [...element.children];
  const items = came.filter((item): item is HTMLElement => item instanceof HTMLElement && item.matches(ITEMS));
  const kept = new Map(
    items.map((item): [string, Known] => [readItem(item.dataset), { element: item, ...itemOf(item, list) }]),
  );
  const template = items[0]?.cloneNode(true);
  const whole = element.closest<HTMLElement>(WHOLE);
  const limit = Math.min(list.limit ?? Infinity, Math.max(MOST, items.length + MOST));
  const note = make('p', { class: 'chart-fault' });

  return {
    element: element.closest<HTMLElement>(TABLES) ?? element,
    queries: [list.query],
    draw: (result) => {
      const rows = result(list.query);
      const lacking = [...list.by, ...Object.keys(list.where ?? {})].filter((name) => !rows.columns.includes(name));
      if (lacking.length > 0) return { missing: lacking, reason: null };
      const missing = new Set<string>();
      const wanted = wantedRows(rows, list);
      const made = withoutTwins(wanted.slice(0, limit)).flatMap(({ row, key, isTwin }) => {
        const known = isTwin ? undefined : kept.get(key);
        const pattern = template ?? patternOf(list.query, element)?.cloneNode(true);
        const item = known ?? (pattern instanceof HTMLElement ? newItem(pattern, key, list) : null);
        for (const column of item?.show(rows, row) ?? []) missing.add(column);
        return item === null ? [] : [item.element];
      });
      const gone = items.filter((item) => !made.includes(item));
      for (const item of items) setGone(item, gone.includes(item));
      arrange(element, [...made, ...gone]);
      if (whole !== null) whole.hidden = made.length === 0;
      sayRest(wanted.length);
      say();
      return missing.size === 0 ? null : { missing: [...missing], reason: null };
    },
    restore: () => {
      for (const item of kept.values()) {
        setGone(item.element, false);
        item.restore();
      }
      arrange(element, came);
      if (whole !== null) whole.hidden = items.length === 0;
      note.remove();
      say();
    },
  };

  function say(): void {
    element.dispatchEvent(new Event(LISTED_ANEW, { bubbles: true }));
  }

  /** Says how many rows there are beyond those shown, and that there are none at all. */
  function sayRest(all: number): void {
    const most = list.limit === undefined ? limit : Infinity;
    note.textContent =
      all > most ? `The first ${most} of ${all.toLocaleString('en-US')} rows.` : all === 0 ? 'No rows.' : '';
    if (note.textContent === '') note.remove();
    else (element.closest('table') ?? element).after(note);
  }
}

const itemOf = (item: HTMLElement, { cells }: RowList): ListItem =>
  cells === undefined ? boundItem(item) : textRow(item, cells);

/** The rows that a list shows, each by its place in the result and by what tells it apart. */
function wantedRows({ columns, rows }: Result, { by, where = {} }: RowList): { row: number; key: string }[] {
  const placesOf = (names: readonly string[]): number[] => names.map((name) => columns.lastIndexOf(name));
  const [key, tests] = [placesOf(by), Object.entries(where)];
  const tested = placesOf(tests.map(([column]) => column));
  const isWanted = (row: readonly Value[]): boolean =>
    tests.every(([, values], i) => values.includes(row[tested[i] ?? -1] ?? null));
  return rows.flatMap((row, i) =>
    isWanted(row) ? [{ row: i, key: itemHooks(key.map((at) => row[at] ?? null))['data-item'] }] : [],
  );
}

/** An edited query may answer a row twice: the second is no item of the page. */
function withoutTwins<Row extends { readonly key: string }>(rows: readonly Row[]): (Row & { isTwin: boolean })[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const isTwin = seen.has(row.key);
    seen.add(row.key);
    return { ...row, isTwin };
  });
}

/** An item of another list of the same query, where a list came without any; a table's rows are like no other's. */
const patternOf = (query: string, element: HTMLElement): HTMLElement | null =>
  element.matches('tbody')
    ? null
    : ([...element.ownerDocument.querySelectorAll<HTMLElement>(ROW_LISTS)]
        .filter(({ dataset, localName }) => localName === element.localName && readRowList(dataset).query === query)
        .flatMap((other) => other.querySelector<HTMLElement>(ITEMS) ?? [])[0] ?? null);

/** Moves nothing where all stand as they should: what is moved loses its focus. */
function arrange(element: HTMLElement, items: readonly Element[]): void {
  if (items.length === element.children.length && items.every((item, i) => item === element.children[i])) return;
  element.replaceChildren(...items);
}

function setGone(item: HTMLElement, isGone: boolean): void {
  if (isGone === item.hasAttribute('data-gone')) return;
  item.toggleAttribute('data-gone', isGone);
  item.hidden = isGone;
}
