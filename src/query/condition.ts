import { holds, type Test, type Value } from '../model/formats.ts';
import type { Binding, FoundColumn } from './binding.ts';
import { findValue, type RowKey } from './find-value.ts';
import type { QueryName } from './query-rows.ts';
import type { ColumnOf, Result } from './result.ts';

/** What the rows must say for a sentence to stand, such as that the first row's `over_days` is above 0. */
export interface Condition {
  readonly query: string;
  readonly column: string;
  /** The first row where it is not said. */
  readonly row?: RowKey;
  readonly test: Test;
  /** A value, or the column of the same row that holds it. */
  readonly than: Value | { readonly column: string };
}

/** A condition whose query and columns are held against the queries' types. */
export type PageCondition = { [Query in QueryName]: ConditionOn<Query> }[QueryName] | ConditionOn<QueryName>;

interface ConditionOn<Query extends QueryName> extends Binding<Query> {
  readonly test: Test;
  readonly than: Value | { readonly column: ColumnOf<Query> | FoundColumn };
}

/** Whether the rows say so; a row that is not there says nothing. Throws on an unknown column. */
export function isMet(result: Pick<Result, 'columns' | 'rows'>, { column, row, test, than }: Condition): boolean {
  try {
    const other = typeof than === 'object' && than !== null ? findValue(result, than.column, row).value : than;
    return holds(findValue(result, column, row).value, test, other, 'text');
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('no row')) return false;
    throw error;
  }
}
