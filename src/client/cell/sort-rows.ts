import { isBlob } from '../engine/live-value.ts';
import type { LiveValue } from '../engine/messages.ts';

export type Direction = 'ascending' | 'descending';

/** The rows by a column, as SQLite orders values: nothing known, numbers, texts, blobs; equal ones as they came. */
export function sortRows<Row extends readonly LiveValue[]>(
  rows: readonly Row[],
  column: number,
  direction: Direction,
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(a[column] ?? null, b[column] ?? null));
}

function compare(a: LiveValue, b: LiveValue): number {
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left - right;
  if (a === null || b === null) return 0;
  const [x, y] = [isBlob(a) ? a.hex : a, isBlob(b) ? b.hex : b];
  return x < y ? -1 : x > y ? 1 : 0;
}

function rank(value: LiveValue): number {
  if (value === null) return 0;
  if (typeof value === 'number' || typeof value === 'bigint') return 1;
  return typeof value === 'string' ? 2 : 3;
}
