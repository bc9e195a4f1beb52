import type { Value } from '../model/formats.ts';
import type { Result } from './result.ts';

/** A result as CSV (RFC 4180): a header, then a row a line, ended by CRLF; nothing known is an empty field. */
export function toCsv({ columns, rows }: Pick<Result, 'columns' | 'rows'>): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: Value): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would take for a formula, and run. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a spreadsheet is to have it: what looks like a formula stands behind an apostrophe, and stays a text. */
export const spreadsheetText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The mark by which a spreadsheet knows that a file is Unicode. */
export const UNICODE_MARK = '\uFEFF';
