import type { QueryName } from '../query/query-rows.ts';
import { queryAddress } from './addresses.ts';
import { mentionMark, stopMark } from './first-mentions.ts';
import { attributesText } from './html.ts';
import type { Report } from './report.ts';
import { valueLabel } from './value-label.ts';

/** A number of a page: a value of a query, and how it is written. */
interface PlacedNumber {
  readonly query: QueryName;
  readonly column: string;
  readonly row: number;
  readonly text: string;
}

/**
 * A number as a link to where its query says what it is; `data` is its bound value as HTML. Of a part of a page the first
 * link to each number is called by what it is, and the first to each query is a stop for the keyboard: from there the
 * query's page has all its numbers, and the arrow keys lead from number to number.
 */
export function numberLink(report: Report, { query, column, row, text }: PlacedNumber, data: string): string {
  const name = numberName(text, valueLabel(report, query, column, row));
  const attributes = attributesText({ class: 'number', href: queryAddress(query, column) });
  const named = mentionMark('part', `${query}.${column}.${row}`, { first: { 'aria-label': name } });
  return `<a${attributes}${named}${stopMark('part', query)}>${data}</a>`;
}

/** A number's name for those who hear it: as it is read, then what it is, as in the middle of a sentence. */
export function numberName(text: string, label: string): string {
  // A name and an abbreviation keep their capitals.
  const isWord = /^[A-Z][a-z-]+ (?![A-Z])/.test(label);
  return `${text}, ${isWord ? label.charAt(0).toLowerCase() + label.slice(1) : label}`;
}
