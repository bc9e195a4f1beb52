import { findKey, type FoundKey } from '../query/binding.ts';
import type { QueryName } from '../query/query-rows.ts';
import type { ColumnOf, Result, RowOf } from '../query/result.ts';
import { typedRows } from './typed-rows.ts';

/** A deal that a page is about, as its queries name it. */
export interface DealSubject {
  readonly opportunity_id: string;
}

/** An AE that a page is about, as its queries name it. */
export interface RepSubject {
  readonly rep_id: string;
}

export type Subject = DealSubject | RepSubject;

const groups = new WeakMap<Result['rows'], Map<string, Map<string, Result['rows']>>>();

/**
 * The part of a result that is about a subject; all of it where the result has no such column, for then it is about
 * something else. The rows are grouped once for all subjects of the same column.
 */
export function subjectRows(result: Result, subject: Subject): Result {
  const asked = Object.keys(subject);
  const places = asked.map((column) => result.columns.lastIndexOf(column));
  if (places.includes(-1)) return result;
  const byColumns = groups.get(result.rows) ?? new Map<string, Map<string, Result['rows']>>();
  groups.set(result.rows, byColumns);
  const name = JSON.stringify(asked);
  const bySubject =
    byColumns.get(name) ??
    Map.groupBy<string, Result['rows'][number]>(result.rows, (row) => JSON.stringify(places.map((at) => row[at])));
  byColumns.set(name, bySubject);
  return { ...result, rows: bySubject.get(JSON.stringify(Object.values(subject))) ?? [] };
}

/** What answers the queries, such as the report. */
interface Source {
  readonly result: (query: QueryName) => Result;
}

/** The rows of a query that are about a subject. */
export const rowsAbout = <Query extends QueryName>(
  { result }: Source,
  query: Query,
  subject: Subject,
): RowOf<Query>[] => typedRows(query, subjectRows(result(query), subject));

/**
 * The rows about a subject, each with the key that finds it among all rows: the subject and the row's own value of
 * `column`, by which it differs from the subject's other rows.
 */
export function entriesAbout<Query extends QueryName>(
  source: Source,
  query: Query,
  subject: Subject,
  column: ColumnOf<Query>,
): { row: RowOf<Query>; key: FoundKey }[] {
  const result = source.result(query);
  return rowsAbout(source, query, subject).map((row) => ({
    row,
    key: findKey(result, { ...subject, [column]: row[column] }),
  }));
}
