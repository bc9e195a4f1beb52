import type { Value } from '../../model/formats.ts';
import type { Result } from '../../query/result.ts';
import type { Blobbed, ColumnType, LiveResult, LiveValue } from './messages.ts';

export const isBlob = (value: LiveValue): value is Blobbed => typeof value === 'object' && value !== null;

/** A value as its own text: integers to the last digit, reals of whole value with their `.0`, blobs as `x'…'`. */
export function liveText(value: LiveValue, type: ColumnType): string {
  if (value === null) return 'NULL';
  if (isBlob(value)) return `x'${value.hex}${value.hex.length < 2 * value.bytes ? '…' : ''}'`;
  if (typeof value === 'number' && type === 'real' && Number.isInteger(value) && Math.abs(value) < 1e21) {
    return value.toFixed(1);
  }
  return String(value);
}

/** A result as the page's parts read one: plain values, the integers that are too large rounded. */
export function toResult({ columns, rows, more }: LiveResult): Result {
  return { columns, rows: rows.map((row) => row.map(toValue)), more };
}

function toValue(value: LiveValue): Value {
  if (typeof value === 'bigint') return Number(value);
  return isBlob(value) ? liveText(value, 'blob') : value;
}

/** A result as JSON: an array of objects; of columns with one name each gets a number behind it. Integers stay exact. */
export function toJson({ columns, rows }: LiveResult): string {
  const names = columns.map((name, i) => {
    const before = columns.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name}_${before + 1}`;
  });
  const lines = rows.map(
    (row) => `  {${row.map((value, i) => `${JSON.stringify(names[i])}: ${literal(value)}`).join(', ')}}`,
  );
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

function literal(value: LiveValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(String(value));
  return JSON.stringify(value !== null && isBlob(value) ? liveText(value, 'blob') : value);
}
