import type { Agents } from '../../agents/agents-schema.ts';
import type { Value } from '../../model/formats.ts';
import type { Result } from '../../query/result.ts';

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

/** The SQL of a named query, and the tables that it reads. */
export interface NamedSql {
  readonly sql: string;
  readonly reads: readonly string[];
}

/** What a worker is asked to do; `edits` are those of the reader, in order, after which it is done. */
export type Task =
  /** Brings the data to where the edits make them. */
  | { readonly kind: 'take'; readonly edits: readonly string[] }
  /** Answers one of the site's own queries. */
  | { readonly kind: 'ask'; readonly sql: string; readonly limit: number; readonly edits: readonly string[] }
  /** Runs a text of the reader's: what it writes is kept as one edit more, or not at all. */
  | { readonly kind: 'run'; readonly sql: string; readonly limit: number; readonly edits: readonly string[] };

export type ToWorker =
  | { readonly kind: 'engine'; readonly module: WebAssembly.Module }
  /** The database's bytes by column, and the SHA-256 of the file that they make, in hexadecimal; empty: not known. */
  | { readonly kind: 'database'; readonly columns: ArrayBuffer; readonly digest: string }
  /** The agents and the named queries: what the agents raise follows the edits from now on. */
  | { readonly kind: 'agents'; readonly agents: Agents; readonly queries: Readonly<Record<string, NamedSql>> }
  | Task;

/** `touched` are tables that hold something else than before, after an edit. */
export type Reply =
  | { readonly kind: 'taken'; readonly touched: readonly (readonly string[])[] }
  | { readonly kind: 'answered'; readonly result: Result }
  /**
   * `result` is that of the last statement with columns, null where none has any, and `earlier` those before it;
   * `changed` counts the rows that were written. `touched` is null where nothing is kept; where something was written
   * nevertheless, `note` says why.
   */
  | {
      readonly kind: 'done';
      readonly result: LiveResult | null;
      readonly earlier: readonly LiveResult[];
      readonly changed: number;
      readonly touched: readonly string[] | null;
      readonly note: string | null;
      readonly ms: number;
    }
  /** The edit at this place cannot be made. */
  | { readonly kind: 'unfit'; readonly at: number; readonly message: string }
  /** `spoiled`: the engine may be in no state to go on. */
  | { readonly kind: 'failed'; readonly message: string; readonly position: number | null; readonly spoiled: boolean };

export type FromWorker =
  | { readonly kind: 'ready' }
  /** What it will not do, in words for the reader. */
  | { readonly kind: 'broken'; readonly message: string }
  | Reply;
