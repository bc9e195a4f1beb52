import { formatValue } from '../model/formats.ts';
import { plainValue } from '../query/plain-value.ts';
import { labelParts } from '../query/query-columns.ts';
import type { QueryName } from '../query/query-rows.ts';
import type { Report } from './report.ts';
import { numbersOf, statingClaims, type StatingClaim } from './stating-claims.ts';
import { columnLabel } from './value-label.ts';

/** A column of a query, as the query's page describes it. */
export interface DescribedColumn {
  readonly column: string;
  /** What it is, in parts: texts, and the columns whose values stand between them. */
  readonly label: ReturnType<typeof labelParts>;
  /** Its value where the query answers a single row; null: see the rows. */
  readonly value: string | null;
  /** What states it, row by row. */
  readonly claims: readonly { readonly row: number; readonly claim: string; readonly words: string }[];
  /** The columns of other queries that a claim says to be the same number, as `query.column`. */
  readonly same: readonly string[];
  /** Whether its query's head says what its numbers are made of, or that of a column which is the same. */
  readonly isMade: boolean;
}

/** A longer sentence is read in the ledger. */
const SHORT = 120;

/** The columns of a query in their order, each once. */
export function describedColumns(report: Report, query: QueryName): DescribedColumn[] {
  const { columns, rows } = report.result(query);
  return [...new Set(columns)].map((column) => {
    const numbers = numbersOf(report, query, column);
    const claims = numbers.length === 0 ? [] : [...rows.keys()];
    const [only] = rows;
    const same = sameNumbers(report, query, column);
    return {
      column,
      label: labelParts(columnLabel(report, query, column)),
      value: rows.length === 1 && only !== undefined ? plainValue(only[columns.lastIndexOf(column)] ?? null) : null,
      claims: claims.flatMap((row) =>
        statingClaims(report, query, column, row).map((claim) => ({ row, claim: claim.id, words: wordsOf(claim) })),
      ),
      same,
      isMade: [`${query}.${column}`, ...same].some((name) => isMade(report, name)),
    };
  });
}

/** The columns of other queries that a claim says to be the same number, as `query.column`. */
export function sameNumbers(report: Report, query: QueryName, column: string): string[] {
  const stating = statingColumns(report);
  const names = numbersOf(report, query, column).flatMap(
    (number) => stating.get(`${number.claim}.${number.column}`) ?? [],
  );
  return [...new Set(names)].filter((name) => name !== `${query}.${column}`);
}

const known = new WeakMap<Report, ReadonlyMap<string, readonly string[]>>();

/** For each number of a claim, such as `T1.gap`, the columns that are it, as `query.column`. */
function statingColumns(report: Report): ReadonlyMap<string, readonly string[]> {
  const made = known.get(report);
  if (made !== undefined) return made;
  const all = report.allQueries.flatMap(({ name }) =>
    report.result(name).columns.flatMap((column) =>
      numbersOf(report, name, column).map((number) => ({
        number: `${number.claim}.${number.column}`,
        name: `${name}.${column}`,
      })),
    ),
  );
  const grouped = new Map(
    [...Map.groupBy(all, ({ number }) => number)].map(([number, same]) => [number, same.map(({ name }) => name)]),
  );
  known.set(report, grouped);
  return grouped;
}

/** What a claim says: its sentence, or of a long one the number alone. */
function wordsOf({ statement, number }: StatingClaim): string {
  if (statement.length <= SHORT || number === undefined) return statement;
  const { label, test, stated, format } = number;
  return `${label}: ${test === 'equals' ? '' : `${test} `}${formatValue(stated, format)}`;
}

/** Whether a query's head says what a column, as `query.column`, is made of. */
function isMade(report: Report, name: string): boolean {
  const [query = '', column = ''] = name.split('.');
  return report.queryNamed(query).behind.has(column);
}
