import type { Value } from '../model/formats.ts';
import { toRows, type Result, type Row } from '../query/result.ts';

/** What a page is about, as the value of a column: `{ opportunity_id: 'OPP-0042' }`. */
export type Subject = Readonly<Record<string, Value>>;

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

/**
 * The rows about a subject by column name, each with the key that finds it among all rows: the subject and the row's
 * own value of `column`, by which it differs from the subject's other rows.
 */
export function subjectEntries(result: Result, subject: Subject, column: string): { row: Row; key: Subject }[] {
  return toRows(subjectRows(result, subject)).map((row) => ({
    row,
    key: { ...subject, [column]: row[column] ?? null },
  }));
}
