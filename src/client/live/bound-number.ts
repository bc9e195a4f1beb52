import { formatValue, type Format, type Value } from '../../model/formats.ts';
import { chooseWord, type Words } from '../../query/choose-word.ts';
import { findValue, type RowKey } from '../../query/find-value.ts';
import type { Result } from '../../query/result.ts';
import type { LivePart, Problem } from './live-part.ts';

/** A bound number or word of the prose. */
export function boundNumber(element: HTMLElement): LivePart {
  const before = { text: element.textContent, value: element.getAttribute('value') ?? '' };
  const { query = '' } = element.dataset;
  return {
    element,
    queries: [query],
    draw: (result) => fillNumber(element, result(query)),
    restore: () => {
      element.textContent = before.text;
      element.setAttribute('value', before.value);
    },
  };
}

/** Fills a `<data>` with its value, as the build did; where there is no such value, with a dash. */
export function fillNumber(element: HTMLElement, result: Result): Problem | null {
  const { column = '', key, row = '0', format = 'text', words } = element.dataset;
  const found = read(result, column, key === undefined ? Number(row) : (JSON.parse(key) as RowKey));
  const value = found ?? null;
  const text = String(value ?? '');
  element.setAttribute('value', text);
  element.textContent =
    found === undefined
      ? '—'
      : words === undefined
        ? formatValue(value, format as Format)
        : chooseWord(text, JSON.parse(words) as Words);
  return result.columns.includes(column) ? null : { missing: [column], reason: null };
}

function read(result: Result, column: string, key: RowKey): Value | undefined {
  try {
    return findValue(result, column, key).value;
  } catch {
    return undefined;
  }
}
