import { formatValue } from '../../model/formats.ts';
import { BARS, ITEMS, readValue } from '../../query/binding-hooks.ts';
import { chooseWord } from '../../query/choose-word.ts';
import { valueIfThere } from '../../query/find-value.ts';
import type { Result } from '../../query/result.ts';
import type { LivePart, Problem } from './live-part.ts';
import { lookAround } from './look-around.ts';
import { relink, rememberLink } from './relink.ts';
import { markWas } from './was.ts';

/** A bound number or word of the prose. */
export function boundNumber(element: HTMLElement): LivePart {
  const before = { text: element.textContent, value: element.getAttribute('value') ?? '' };
  const { query } = readValue(element.dataset);
  const link = element.closest<HTMLAnchorElement>('a:not(.number, .term)');
  const look = lookAround(element);
  if (link !== null) rememberLink(link);
  return {
    element,
    queries: [query],
    draw: (result) => {
      const rows = result(query);
      const problem = fillNumber(element, rows);
      look?.draw(rows);
      markWas(element, before.text);
      if (link !== null)
        relink(link, element.textContent, element.textContent === before.text ? null : dealOf(element, rows));
      return problem;
    },
    restore: () => {
      markWas(element, null);
      element.textContent = before.text;
      element.setAttribute('value', before.value);
      drawBar(element);
      renameLink(element);
      look?.restore();
      if (link !== null) relink(link, before.text);
    },
  };
}

/**
 * The key of the deal that a value bound by its place is of, empty where its row does not say it; null: the value is of one
 * deal, whatever its name.
 */
function dealOf(element: HTMLElement, result: Result): string | null {
  if (readValue(element.dataset).key !== null || element.closest(ITEMS) !== null) return null;
  return String(valueIfThere(result, 'opportunity_id', readValue(element.dataset).row) ?? '');
}

/** Fills a `<data>` with its value, as the build did; where there is no such value, with a dash. */
export function fillNumber(element: HTMLElement, result: Result): Problem | null {
  const { column, key, row, shown } = readValue(element.dataset);
  const found = valueIfThere(result, column, key ?? row);
  const value = found ?? null;
  const text = String(value ?? '');
  element.setAttribute('value', text);
  element.textContent =
    found === undefined ? '—' : typeof shown === 'string' ? formatValue(value, shown) : chooseWord(text, shown);
  drawBar(element);
  renameLink(element);
  return result.columns.includes(column) ? null : { missing: [column], reason: null };
}

/** The bar around a number is as long as the number says. */
function drawBar(element: HTMLElement): void {
  if (readValue(element.dataset).shown === 'text') return;
  const value = Number(element.getAttribute('value') ?? '');
  if (Number.isFinite(value)) element.closest<HTMLElement>(BARS)?.style.setProperty('--part', String(value));
}

/** The link of a number is called by the number as it stands, and then by what it is. */
function renameLink(element: HTMLElement): void {
  const link = element.closest('a');
  const name = link?.getAttribute('aria-label') ?? null;
  if (name !== null) link?.setAttribute('aria-label', element.textContent + name.slice(name.indexOf(', ')));
}
