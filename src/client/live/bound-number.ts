import { formatValue, type Format, type Value } from '../../model/formats.ts';
import { chooseWord, type Words } from '../../query/choose-word.ts';
import { findCell, type RowKey } from '../../query/find-cell.ts';
import type { Result } from '../../query/result.ts';
import type { LiveFigure, Problem } from './live-figure.ts';

/** A bound number or word of the prose. */
export function boundNumber(element: HTMLElement): LiveFigure {
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

/** Fills a `<data>` with its cell, as the build did; where there is no such cell, with a dash. */
export function fillNumber(element: HTMLElement, result: Result): Problem | null {
  const { column = '', key, row = '0', format = 'text', words } = element.dataset;
  const cell = read(result, column, key === undefined ? Number(row) : (JSON.parse(key) as RowKey));
  const value = cell ?? null;
  const text = String(value ?? '');
  element.setAttribute('value', text);
  element.textContent =
    cell === undefined
      ? '—'
      : words === undefined
        ? formatValue(value, format as Format)
        : chooseWord(text, JSON.parse(words) as Words);
  return result.columns.includes(column) ? null : { missing: [column], reason: null };
}

function read(result: Result, column: string, key: RowKey): Value | undefined {
  try {
    return findCell(result, column, key).value;
  } catch {
    return undefined;
  }
}
