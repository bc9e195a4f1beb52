import { readListed } from '../../query/binding-hooks.ts';
import { findValue, type RowKey } from '../../query/find-value.ts';
import type { Result } from '../../query/result.ts';
import type { LivePart } from './live-part.ts';

/** A part of a page, such as a card, that stands for a row: it is there as long as the query answers that row. */
export function listedRow(element: HTMLElement): LivePart {
  const { query, key } = readListed(element.dataset);
  return {
    element,
    queries: [query],
    draw: (result) => {
      element.hidden = !hasRow(result(query), key);
      return null;
    },
    restore: () => {
      element.hidden = false;
    },
  };
}

function hasRow(result: Result, key: RowKey): boolean {
  const [column = ''] = typeof key === 'number' ? result.columns : Object.keys(key);
  try {
    findValue(result, column, key);
    return true;
  } catch (error) {
    // A query without the key's column says nothing of the row: the item's own values tell the reader.
    return !(error instanceof RangeError && error.message.startsWith('no row'));
  }
}
