import { behindNumber, type Answers, type BehindFormula, type BehindRows } from '../query/behind.ts';
import type { Behind, Making, Wanted } from '../query/read-behind.ts';
import { plainCount } from '../query/plain-count.ts';
import { plainValue } from '../query/plain-value.ts';
import type { QueryName } from '../query/query-rows.ts';
import type { Result } from '../query/result.ts';
import { dealAddress, queryAddress, repAddress } from './addresses.ts';
import { sameNumbers } from './described-columns.ts';
import type { Report } from './report.ts';
import { valueLabel } from './value-label.ts';

/** A piece of a line: a text, or a link, with the value behind it where it is a number of a formula. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
  readonly value?: string;
}

/** What one number of a column is made of, in pieces. */
export interface BehindLine {
  readonly row: number;
  /** The number as it is, as a text. */
  readonly value: string;
  /** Which of the column's numbers it is; null: the only one. */
  readonly of: string | null;
  readonly pieces: readonly Piece[];
}

/** What the report answers to its numbers. */
export const answersOf = (report: Report): Answers => ({
  names: report.allQueries.map(({ name }) => name),
  result: (query) => report.result(report.queryNamed(query).name),
});

/**
 * What the numbers of a column are made of, of the first rows of its query. Where its head does not say it, but a claim says
 * that another column is the same number, it is what is behind that one; none where neither says it.
 */
export function behindLines(report: Report, query: QueryName, column: string, limit: number): BehindLine[] {
  const { columns, rows } = report.result(query);
  const answers = answersOf(report);
  const at = columns.lastIndexOf(column);
  return [...rows.entries()].slice(0, limit).flatMap(([row, values]) => {
    const number = numberBehind(report, { query, column, row });
    const made = number === null ? null : behindNumber(number.behind, number, answers);
    if (number === null || made === null) return [];
    const label = valueLabel(report, query, column, row);
    const isTold = row === 0 || label !== valueLabel(report, query, column, 0);
    return {
      row,
      value: String(values[at] ?? ''),
      of: rows.length === 1 ? null : isTold ? label : `${label}, row ${row + 1}`,
      pieces: made.kind === 'rows' ? rowPieces(made, number, answers, rows.length === 1 ? 5 : 3) : formulaPieces(made),
    };
  });
}

interface NumberOfRow {
  readonly query: QueryName;
  readonly column: string;
  readonly row: number;
}

/** The number itself where its head says what is behind it, or else one that a claim says to be the same. */
function numberBehind(
  report: Report,
  number: NumberOfRow,
): (NumberOfRow & { readonly behind: readonly Behind[] }) | null {
  const own = report.query(number.query).behind.get(number.column);
  if (own !== undefined) return { ...number, behind: own };
  const value = report.result(number.query).rows[number.row]?.[
    report.result(number.query).columns.lastIndexOf(number.column)
  ];
  if (typeof value !== 'number') return null;
  for (const name of sameNumbers(report, number.query, number.column)) {
    const [known = '', column = ''] = name.split('.');
    const { name: query, behind } = report.queryNamed(known);
    const made = behind.get(column);
    if (made === undefined) continue;
    const { columns, rows } = report.result(query);
    const row = rows.findIndex((values) => values[columns.lastIndexOf(column)] === value);
    if (row !== -1) return { query, column, row, behind: made };
  }
  return null;
}

function rowPieces(
  { made, rows, value }: BehindRows,
  number: { readonly query: string; readonly row: number },
  answers: Answers,
  most: number,
): Piece[] {
  const result = answers.result(made.query);
  const column = made.column === null ? '' : made.column.replaceAll('_', ' ');
  const where = made.where.flatMap((wanted) => whereText(wanted, number, answers));
  const named = rows.slice(0, most).flatMap((row) => rowPiece(result, row));
  const rest = rows.length - named.length;
  return [
    { text: 'Made of ' },
    { text: countOf(result, rows), href: queryAddress(made.query) },
    { text: `${where.length === 0 ? '' : ` (${where.join(', ')})`}${SAID[made.how](column, plainValue(value))}` },
    ...(named.length === 0 ? [] : [{ text: ': ' }]),
    ...named.flatMap((piece, i) => (i === 0 ? [piece] : [{ text: ', ' }, piece])),
    { text: `${named.length > 0 && rest > 0 ? ` and ${plainCount(rest)} more` : ''}.` },
  ];
}

const SAID: Record<Making, (column: string, value: string) => string> = {
  count: () => '',
  sum: (column, value) => `, whose ${column} sums to ${value}`,
  mean: (column, value) => `, whose mean ${column} is ${value}`,
  share: (column, value) => `, a share of ${value} of them with ${column} = 1`,
  min: (column, value) => `, with the smallest ${column}, ${value}`,
  max: (column, value) => `, with the largest ${column}, ${value}`,
  value: (column, value) => `, whose ${column} is ${value}`,
};

/** A condition in words; of one that asks for nothing, nothing. */
function whereText({ column, equals }: Wanted, number: { query: string; row: number }, answers: Answers): string[] {
  if (!('own' in equals)) return [`${column} = ${equals.value}`];
  const { columns, rows } = answers.result(number.query);
  const wanted = rows[number.row]?.[columns.lastIndexOf(equals.own)] ?? null;
  return wanted === null ? [] : [`${column} = ${wanted}`];
}

/** How many rows, called deals where each is another deal. */
function countOf({ columns, rows }: Result, chosen: readonly number[]): string {
  const at = columns.lastIndexOf('opportunity_id');
  const isDeals = at !== -1 && new Set(chosen.map((row) => rows[row]?.[at])).size === chosen.length;
  const noun = isDeals ? 'deal' : 'row';
  return `${plainCount(chosen.length)} ${chosen.length === 1 ? noun : `${noun}s`}`;
}

/** A row by what it is about, as a link to that one's page; nothing where it is about no deal and no AE. */
function rowPiece({ columns, rows }: Result, row: number): Piece[] {
  const read = (column: string): string | null => {
    const value = rows[row]?.[columns.lastIndexOf(column)] ?? null;
    return value === null ? null : String(value);
  };
  const [opportunity_id, account, rep] = [read('opportunity_id'), read('account'), read('rep')];
  if (opportunity_id !== null && account !== null) {
    return [{ text: account, href: dealAddress({ opportunity_id, account }) }];
  }
  return rep === null ? [] : [{ text: rep, href: repAddress({ rep }) }];
}

/** A formula whose numbers lead to what they are. */
function formulaPieces({ made, parts }: BehindFormula): Piece[] {
  const texts = made.text.split(/([a-z]\w*(?:\.[a-z]\w*)?)(?!\w*\()/i);
  return [
    { text: 'Computed: ' },
    ...texts.map((text): Piece => {
      const [column, query] = text.split('.').toReversed();
      const part = parts.find((one) => one.column === column && (query === undefined || one.query === query));
      if (part === undefined) return { text };
      return {
        text: part.column.replaceAll('_', ' '),
        href: queryAddress(part.query, part.column),
        value: plainValue(part.value),
      };
    }),
  ];
}
