import type { Value } from '../model/formats.ts';
import { findValue } from '../query/find-value.ts';
import type { StatedNumber } from '../query/ledger.ts';
import type { ClaimNumber } from '../query/query-columns.ts';
import type { QueryName } from '../query/query-rows.ts';
import { valueAt, type Result } from '../query/result.ts';
import type { Report } from './report.ts';

/** A claim of the ledger that states a number. */
export interface StatingClaim {
  readonly id: string;
  readonly statement: string;
  /** Which of its numbers it is: a column of the claim's query. */
  readonly column: string;
  /** That number as the ledger has it; undefined where the claim computes it and states nothing of it. */
  readonly number: StatedNumber | undefined;
}

/** Columns that say what a row is about: a claim about another account or AE does not state its numbers. */
const SUBJECTS = ['account', 'rep'];

/**
 * The claims that state a value of a query: of a claim's own query the claim itself, otherwise those that the query's head
 * names for the column, as far as what they compute is this very value and about the row's own account and AE.
 */
export function statingClaims(report: Report, query: QueryName, column: string, row: number): StatingClaim[] {
  const named = numbersOf(report, query, column);
  if (named.length === 0) return [];
  const result = report.result(query);
  const { value } = findValue(result, column, row);
  return named.flatMap(({ claim, column: stated }) => {
    const found = report.ledger().find(({ id }) => id === claim);
    if (found === undefined) throw new RangeError(`unknown claim: ${claim} (${query}.${column})`);
    const computed = report.result(found.query.name);
    if (!isSame(findValue(computed, stated).value, value) || !isAbout(computed, result, row)) return [];
    const { id, statement, numbers } = found;
    return [{ id, statement, column: stated, number: numbers.find((one) => one.column === stated) }];
  });
}

/** The numbers of claims that a column is said to be: of a claim's own query that claim's, else those that its head names. */
export function numbersOf(report: Report, query: QueryName, column: string): readonly ClaimNumber[] {
  const { claim, columns } = report.query(query);
  return claim === null ? (columns.get(column)?.numbers ?? []) : [{ claim, column }];
}

/** Two sums of the same numbers may differ in their last digit. */
function isSame(a: Value, b: Value): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a !== null && a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

/** Whether a claim is about the account and the AE that a row is about, where both say so. */
function isAbout({ columns, rows: [numbers = []] }: Result, result: Result, row: number): boolean {
  return SUBJECTS.every((subject) => {
    const stated = numbers[columns.indexOf(subject)] ?? null;
    const found = valueAt(result, row, subject);
    return stated === null || found === null || stated === found;
  });
}
