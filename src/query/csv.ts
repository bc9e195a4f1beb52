import type { Value } from '../model/formats.ts';
import type { Result } from './result.ts';

type Rows = Pick<Result, 'columns' | 'rows'>;

/** A result as CSV (RFC 4180): a header, then a row a line, ended by CRLF; nothing known is an empty field, and `""` an empty text. */
export const toCsv = ({ columns, rows }: Rows): string =>
  [columns, ...rows].map((row) => `${row.map((value) => field(value, /[",\r\n]/)).join(',')}\r\n`).join('');

/** Rows as a spreadsheet takes them when they are pasted: a row a line, with tabs between the fields. */
export const toTabbed = (rows: Rows['rows']): string =>
  rows.map((row) => row.map((value) => field(value, /["\t\r\n]/)).join('\t')).join('\n');

function field(value: Value, special: RegExp): string {
  const text = value === null ? '' : String(value);
  return special.test(text) || value === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would take for a formula, and run. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a spreadsheet is to have it: what looks like a formula stands behind an apostrophe, and stays a text. */
export const spreadsheetText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A result as a CSV file that a spreadsheet opens right, and of which it runs nothing. */
export const spreadsheetCsv = ({ columns, rows }: Rows): string =>
  UNICODE_MARK + toCsv({ columns, rows: rows.map((row) => row.map(spreadsheetValue)) });

const spreadsheetValue = (value: Value): Value => (typeof value === 'string' ? spreadsheetText(value) : value);

/** The mark by which a spreadsheet knows that a file is Unicode. */
export const UNICODE_MARK = '\uFEFF';
