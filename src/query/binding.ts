import { findRow, type RowKey } from './find-value.ts';
import type { QueryName } from './query-rows.ts';
import type { ColumnOf, Result, RowOf } from './result.ts';

/** Which value of a named query a part of a page is; query, column and key are held against the queries' types. */
export interface Binding<Query extends QueryName = QueryName> {
  readonly query: Query;
  readonly column: ColumnOf<Query> | FoundColumn;
  /** The first row where it is not said. */
  readonly row?: RowKeyOf<Query>;
}

/** Which row of a named query: its index from 0, or the values of some of its columns. */
export type RowKeyOf<Query extends QueryName> = number | Readonly<Partial<RowOf<Query>>> | FoundKey;

declare const found: unique symbol;

/** A column, and a row's key, of which no type knows: they were found in the query's result. */
export type FoundColumn = string & { readonly [found]: true };
export type FoundKey = Exclude<RowKey, number> & { readonly [found]: true };

/** A binding that was found in a result. */
export interface FoundBinding {
  readonly query: QueryName;
  readonly column: FoundColumn;
  readonly row: number | FoundKey;
}

/** A place in a query that is only known when the page is rendered, such as a slot of an agent's sentence. */
interface Place {
  readonly query: QueryName;
  readonly column: string;
  readonly row?: RowKey;
}

/** The key of a row that a result has; throws where it has no such row. */
export function findKey(result: Result, key: Exclude<RowKey, number>): FoundKey {
  if (!isKeyOf(result, key)) throw new RangeError(`no row: ${JSON.stringify(key)}`);
  return key;
}

/** The binding of a place that a result has; throws where it has not, such as `nothing to bind: alerts.tile`. */
export function findBinding(result: Result, { query, column, row = 0 }: Place): FoundBinding {
  const key = typeof row === 'number' ? row : findKey(result, row);
  if (!isColumnOf(result, column)) throw new RangeError(`nothing to bind: ${query}.${column}`);
  return { query, column, row: key };
}

const isColumnOf = ({ columns }: Result, column: string): column is FoundColumn => columns.includes(column);

const isKeyOf = (result: Result, key: Exclude<RowKey, number>): key is FoundKey => findRow(result, key) >= 0;
