import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Value } from '../model/formats.ts';
import type { Result } from '../query/result.ts';

/** A result as a Parquet file: a column of whole numbers, of numbers or of text, as its values are; nothing known is null. */
export function toParquet({ columns, rows }: Pick<Result, 'columns' | 'rows'>): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: columns.map((name, i) => {
      const data = rows.map((row) => row[i] ?? null);
      const type = typeOf(data);
      return { name, type, nullable: true, data: type === 'STRING' ? data.map(toText) : data };
    }),
  });
}

function typeOf(data: readonly Value[]): 'INT32' | 'DOUBLE' | 'STRING' {
  const known = data.filter((value) => value !== null);
  if (known.length === 0 || known.some((value) => typeof value === 'string')) return 'STRING';
  return known.every((value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31) ? 'INT32' : 'DOUBLE';
}

const toText = (value: Value): string | null => (value === null ? null : String(value));
