import type { Value } from '../../model/formats.ts';

/** A blob of a result: its size, and its first bytes in hexadecimal. */
export interface Blobbed {
  readonly bytes: number;
  readonly hex: string;
}

/** A value as SQLite holds it: integers that a number cannot hold are `bigint`. */
export type LiveValue = Value | bigint | Blobbed;

/** What a column's values are; `null` where all are, `number` of integers and reals, `mixed` where they differ otherwise. */
export type ColumnType = 'integer' | 'real' | 'number' | 'text' | 'blob' | 'null' | 'mixed';

/** What a statement answers in the browser. */
export interface LiveResult {
  readonly columns: readonly string[];
  readonly types: readonly ColumnType[];
  readonly rows: readonly (readonly LiveValue[])[];
  /** Whether there were more rows than were asked for. */
  readonly more: boolean;
  /** How many long values were cut. */
  readonly cut: number;
}

/** A table or a view of the database, its columns with their declared types, and its `create` statement. */
export interface SchemaTable {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly sql: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export type ToWorker =
  | { readonly kind: 'engine'; readonly module: WebAssembly.Module }
  /** The database's bytes by column, and the SHA-256 of the file that they make, in hexadecimal; empty: not known. */
  | { readonly kind: 'database'; readonly columns: ArrayBuffer; readonly digest: string }
  | { readonly kind: 'run'; readonly sql: string; readonly limit: number };

export type FromWorker =
  | { readonly kind: 'ready' }
  /** What it will not do, in words for the reader. */
  | { readonly kind: 'broken'; readonly message: string }
  /** `result` is null where no statement has columns; `changed` counts the rows that were written. */
  | { readonly kind: 'done'; readonly result: LiveResult | null; readonly changed: number; readonly ms: number }
  /** `spoiled`: the engine may be in no state to go on. */
  | { readonly kind: 'failed'; readonly message: string; readonly position: number | null; readonly spoiled: boolean };
