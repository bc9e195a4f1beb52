import { behindNumber, saidNumber, type Answers } from '../query/behind.ts';
import { behindPieces, type Addresses, type Piece } from '../query/behind-pieces.ts';
import type { QueryName } from '../query/query-rows.ts';
import { dealAddress, queryAddress, repAddress } from './addresses.ts';
import { sameNumbers } from './described-columns.ts';
import type { Report } from './report.ts';
import { valueLabel } from './value-label.ts';

/** What one number of a column is made of, in pieces. */
export interface BehindLine {
  readonly row: number;
  /** The number as it is, as a text. */
  readonly value: string;
  /** Which of the column's numbers it is; null: the only one. */
  readonly of: string | null;
  /** Whether it is made of rows; else of a formula. */
  readonly isRows: boolean;
  readonly pieces: readonly Piece[];
}

const ADDRESSES: Addresses = { query: queryAddress, deal: dealAddress, rep: repAddress };

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
  const behindOf = (name: string) => report.queryNamed(name).behind;
  const same = sameNumbers(report, query, column);
  return [...rows.entries()].slice(0, limit).flatMap(([row, values]) => {
    const number = saidNumber({ query, column, row }, same, behindOf, answers);
    const made = number === null ? null : behindNumber(number.behind, number, answers);
    if (number === null || made === null) return [];
    const label = valueLabel(report, query, column, row);
    const isTold = row === 0 || label !== valueLabel(report, query, column, 0);
    return {
      row,
      value: String(values[at] ?? ''),
      of: rows.length === 1 ? null : isTold ? label : `${label}, row ${row + 1}`,
      isRows: made.kind === 'rows',
      pieces: behindPieces(made, { number, answers, addresses: ADDRESSES, most: rows.length === 1 ? 5 : 3 }),
    };
  });
}
