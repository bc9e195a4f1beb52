import type { Value } from '../model/formats.ts';
import type { QueryName, QueryRows } from './query-rows.ts';

/** What a query answers: its columns in order (names may repeat) and its rows, each with a value a column. */
export interface Result {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** Whether the query had more rows than were asked for. */
  readonly more: boolean;
}

/** A row of a result by column name; where a name repeats, its last column. */
export type Row = Readonly<Record<string, Value>>;

/** A row of a named query. */
export type RowOf<Query extends QueryName> = Readonly<QueryRows[Query]>;

/** A column of a named query; of several queries, one that all of them have. */
export type ColumnOf<Query extends QueryName> = keyof QueryRows[Query] & string;

/** The named queries that have all of some columns. */
export type QueryWith<Column extends string> = {
  [Query in QueryName]: [Column] extends [ColumnOf<Query>] ? Query : never;
}[QueryName];

/** A value of a result; null where there is no such row or column. */
export const valueAt = ({ columns, rows }: Pick<Result, 'columns' | 'rows'>, row: number, column: string): Value =>
  rows[row]?.[columns.lastIndexOf(column)] ?? null;

/** The rows of a result by column name. */
export function toRows({ columns, rows }: Pick<Result, 'columns' | 'rows'>): Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
}
