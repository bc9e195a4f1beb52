import { parseNamedQueries, type NamedQuery } from '../query/named-queries.ts';
import type { QueryName, TableRows } from '../query/query-rows.ts';
import { toRows, type Result, type RowOf } from '../query/result.ts';

// What query-rows.ts types is what stands in the .sql files and what the database answers, for it is written from them
// and a test holds that it is current: here, and nowhere else, what was read is taken for what was typed.

/** A named query whose name is typed. */
export interface TypedQuery extends NamedQuery {
  readonly name: QueryName;
}

/** The named queries of one of the project's `.sql` files. */
export const typedQueries = (sql: string): TypedQuery[] => parseNamedQueries(sql) as TypedQuery[];

/** The rows of a named query's result. */
export const typedRows = <Query extends QueryName>(_query: Query, result: Result): RowOf<Query>[] =>
  toRows(result) as RowOf<Query>[];

/** The rows of all columns of a table. */
export const typedTable = <Table extends keyof TableRows>(
  _table: Table,
  result: Result,
): Readonly<TableRows[Table]>[] => toRows(result) as Readonly<TableRows[Table]>[];
