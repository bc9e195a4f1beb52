import type { Value } from '../../model/formats.ts';
import type { Row } from '../../query/result.ts';

/** What each column must hold; a `?` allows nothing known. */
export type Shape = Readonly<Record<string, 'number' | 'number?' | 'text' | 'text?'>>;

type Read<Kind> = Kind extends 'number'
  ? number
  : Kind extends 'number?'
    ? number | null
    : Kind extends 'text'
      ? string
      : string | null;

export type ReadRow<S extends Shape> = { readonly [Column in keyof S]: Read<S[Column]> };

/** Rows that lack columns which a chart needs. */
export class MissingColumns extends TypeError {
  override readonly name = 'MissingColumns';
  readonly columns: readonly string[];

  constructor(chart: string, columns: readonly string[]) {
    super(`no column in ${chart}: ${columns.join(', ')}`);
    this.columns = columns;
  }
}

/**
 * The rows of a query as a chart needs them; columns beyond the shape are left out.
 * Throws a `TypeError` with the chart, the column and the value, such as `no number in stage-stays: average_days null`.
 */
export function readRows<const S extends Shape>(chart: string, rows: readonly Row[], shape: S): ReadRow<S>[] {
  const [first] = rows;
  const missing = first === undefined ? [] : Object.keys(shape).filter((column) => first[column] === undefined);
  if (missing.length > 0) throw new MissingColumns(chart, missing);
  return rows.map((row) => {
    const entries = Object.entries(shape).map(
      ([column, kind]) => [column, read(chart, column, kind, row[column])] as const,
    );
    return Object.fromEntries(entries) as ReadRow<S>;
  });
}

function read(chart: string, column: string, kind: Shape[string], value: Value | undefined): Value {
  if (value === undefined) throw new MissingColumns(chart, [column]);
  if (value === null && kind.endsWith('?')) return null;
  const wanted = kind.startsWith('number') ? 'number' : 'string';
  if (typeof value !== wanted || !(wanted === 'string' || Number.isFinite(value))) {
    throw new TypeError(`no ${wanted === 'number' ? 'number' : 'text'} in ${chart}: ${column} ${String(value)}`);
  }
  return value;
}
