import type { Value } from '../model/formats.ts';
import { findCell } from '../query/find-cell.ts';
import type { LedgerFigure } from '../query/ledger.ts';
import type { Result } from '../query/result.ts';
import type { Report } from './report.ts';

/** A claim of the ledger that states a figure. */
export interface StatingClaim {
  readonly id: string;
  readonly statement: string;
  /** Which of its figures it is: a column of the claim's query. */
  readonly column: string;
  /** That figure as the ledger has it; undefined where the claim computes it and states nothing of it. */
  readonly figure: LedgerFigure | undefined;
}

/** Columns that say what a row is about: a claim about another account or AE does not state its figures. */
const SUBJECTS = ['account', 'rep'];

/**
 * The claims that state a cell of a query: of a claim's own query the claim itself, otherwise those that the query's head
 * names for the column, as far as what they compute is this very value and about the row's own account and AE.
 */
export function statingClaims(report: Report, query: string, column: string, row: number): StatingClaim[] {
  const { claim: own, columns } = report.query(query);
  const named = own === null ? (columns.get(column)?.figures ?? []) : [{ claim: own, figure: column }];
  if (named.length === 0) return [];
  const result = report.result(query);
  const { value } = findCell(result, column, row);
  return named.flatMap(({ claim, figure }) => {
    const found = report.ledger().find(({ id }) => id === claim);
    if (found === undefined) throw new RangeError(`unknown claim: ${claim} (${query}.${column})`);
    const computed = report.result(found.query.name);
    if (!isSame(findCell(computed, figure).value, value) || !isAbout(computed, result, row)) return [];
    const { id, statement, figures } = found;
    return [{ id, statement, column: figure, figure: figures.find((one) => one.figure === figure) }];
  });
}

/** Two sums of the same numbers may differ in their last digit. */
function isSame(a: Value, b: Value): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a !== null && a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

/** Whether a claim is about the account and the AE that a row is about, where both say so. */
function isAbout({ columns, rows: [figures = []] }: Result, result: Result, row: number): boolean {
  return SUBJECTS.every((subject) => {
    const stated = figures[columns.indexOf(subject)] ?? null;
    const found = result.rows[row]?.[result.columns.lastIndexOf(subject)] ?? null;
    return stated === null || found === null || stated === found;
  });
}
