import type { Value } from '../model/formats.ts';
import type { Result } from './result.ts';

/** Which row of a result: its index from 0, or the values of some of its columns, such as `{ metric: 'revenue' }`. */
export type RowKey = number | Readonly<Record<string, Value | undefined>>;

/** A value with the row that it stands in. */
export interface FoundValue {
  readonly value: Value;
  /** Index of the row in the result, from 0. */
  readonly row: number;
}

/**
 * A value of a result. Of several rows with the asked values the first is taken.
 * Throws on an unknown column and on a row that is not there, such as `no row: {"metric":"revenu"}`.
 */
export function findValue(result: Pick<Result, 'columns' | 'rows'>, column: string, key: RowKey = 0): FoundValue {
  const row = typeof key === 'number' ? key : findRow(result, key);
  const values = result.rows[row];
  if (values === undefined) throw new RangeError(`no row: ${JSON.stringify(key)}`);
  return { value: values[columnIndex(result.columns, column)] ?? null, row };
}

/** The same where it may be missing; undefined where the column or the row is not there. */
export function valueIfThere(result: Pick<Result, 'columns' | 'rows'>, column: string, key: RowKey): Value | undefined {
  try {
    return findValue(result, column, key).value;
  } catch {
    return undefined;
  }
}

/** For the rows of a result and the columns of a key: the first row of each combination of values. */
type Index = Map<string, number>;

const indexes = new WeakMap<Result['rows'], Map<string, Index>>();

/** The index of the first row with the asked values, -1 where there is none. Rows are read once for all keys of the same columns. */
export function findRow({ columns, rows }: Pick<Result, 'columns' | 'rows'>, key: Exclude<RowKey, number>): number {
  const byColumns = indexes.get(rows) ?? new Map<string, Index>();
  indexes.set(rows, byColumns);
  const asked = Object.keys(key).filter((column) => key[column] !== undefined);
  const name = JSON.stringify(asked);
  let index = byColumns.get(name);
  if (index === undefined) {
    index = new Map();
    const places = asked.map((column) => columnIndex(columns, column));
    for (const [i, row] of rows.entries()) {
      const values = JSON.stringify(places.map((place) => row[place]));
      if (!index.has(values)) index.set(values, i);
    }
    byColumns.set(name, index);
  }
  return index.get(JSON.stringify(asked.map((column) => key[column]))) ?? -1;
}

function columnIndex(columns: readonly string[], column: string): number {
  const index = columns.lastIndexOf(column);
  if (index < 0) throw new RangeError(`unknown column: ${column}`);
  return index;
}
