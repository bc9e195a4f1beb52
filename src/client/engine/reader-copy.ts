import type { Database, SqlJsStatic } from 'sql.js';
import { computedTables, type Computation } from '../../query/computed-tables.ts';
import type { Result } from '../../query/result.ts';
import { runQuery } from '../../query/run-query.ts';
import { tablesTouched } from '../../query/tables-touched.ts';
import { tableVersions, type TableVersions } from '../../query/table-versions.ts';
import type { LiveResult } from './messages.ts';
import { refreshFor, runText } from './run-text.ts';
import { whyNotKept } from './why-not-kept.ts';

/** The data as some edits have made them. */
interface State {
  readonly database: Database;
  readonly tables: TableVersions;
  /** The database as a file, and the version that it is of. */
  file: { readonly bytes: Uint8Array; readonly version: number } | null;
}

/** What a text did. */
interface Ran {
  readonly result: LiveResult | null;
  /** What statements before the one of the result answered. */
  readonly earlier: readonly LiveResult[];
  /** How many rows it wrote. */
  readonly changed: number;
  /** The tables that hold something else, where what it wrote is kept; null: it is not. */
  readonly touched: readonly string[] | null;
  /** Why it is not, in words for the reader; null: it is, or nothing was written. */
  readonly note: string | null;
}

/** An edit of a list that cannot be made. */
export class UnfitEdit extends Error {
  override readonly name = 'UnfitEdit';
  /** Its place in the list. */
  readonly at: number;

  constructor(at: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.at = at;
  }
}

/** The reader's copy of the data: a file, and what lists of edits make of it. Whatever fails leaves all as it was. */
export interface ReaderCopy {
  /** Makes these edits; for each, the tables that it touches. Throws an `UnfitEdit`. */
  readonly take: (edits: readonly string[]) => (readonly string[])[];
  /** What one of the site's own queries answers after these edits, at most `limit` rows. */
  readonly ask: (edits: readonly string[], sql: string, limit: number) => Result;
  /** Runs a reader's text on the data after these edits; what it writes is kept as one edit more, or not at all. */
  readonly run: (edits: readonly string[], sql: string, limit: number) => Ran;
  /** Says which tables a query reads, which it takes long to ask SQLite for. */
  readonly know: (sql: string, reads: readonly string[]) => void;
  /** Has tables follow the edits that no view computes; `ask` answers as the copy does. */
  readonly compute: (make: (database: Database, ask: Ask) => Computation) => void;
}

type Ask = (database: Database, sql: string) => Result;

/** The most bytes that edits may make of the data. */
const LARGEST = 16 * 1024 * 1024;
/** So many states are kept: undoing an edit is then a step back. */
const MOST_STATES = 6;
/** The most answers that are kept. */
const MOST_ANSWERS = 400;

const keyOf = (edits: readonly string[]): string => JSON.stringify(edits);
const AS_IT_CAME = keyOf([]);

/** A copy of a database file; `most` is how many bytes edits may make of it. */
export function readerCopy({ Database: Sqlite }: SqlJsStatic, file: Uint8Array, most = LARGEST): ReaderCopy {
  const states = new Map<string, State>();
  const touchedBy = new Map<string, readonly string[]>();
  const answers = new Map<string, Result>();
  const readsOf = new Map<string, readonly string[]>();
  let computations: readonly Computation[] | undefined;

  function stateOf(edits: readonly string[]): State {
    const key = keyOf(edits);
    const state = states.get(key) ?? (edits.length === 0 ? stateAsItCame() : stateAfter(edits));
    // The one that was asked for last stands last.
    states.delete(key);
    return keepState(key, state);
  }

  function keepState(key: string, state: State): State {
    states.set(key, state);
    for (const [old, { database }] of states) {
      if (states.size <= MOST_STATES) break;
      if (old === AS_IT_CAME || old === key) continue;
      database.close();
      states.delete(old);
    }
    return state;
  }

  function stateAsItCame(): State {
    const database = new Sqlite(file);
    computations ??= computedTables(database);
    return { database, tables: tableVersions(computations), file: { bytes: file, version: 0 } };
  }

  function stateAfter(edits: readonly string[]): State {
    const [last, before] = [edits.length - 1, stateOf(edits.slice(0, -1))];
    const sql = edits[last] ?? '';
    const copy = copyOf(before);
    try {
      const { written } = runText(copy, sql, 1);
      const note = fault(before, copy, sql, written);
      if (note !== null) throw new UnfitEdit(last, note);
      touchedBy.set(keyOf(edits), copy.tables.reach(written));
      return copy;
    } catch (error) {
      copy.database.close();
      if (error instanceof UnfitEdit) throw error;
      throw new UnfitEdit(last, error instanceof Error ? error.message : String(error), error);
    }
  }

  const fault = (before: State, after: State, sql: string, written: readonly string[]): string | null =>
    whyNotKept({
      before: before.database,
      after: after.database,
      sql,
      written,
      computed: (computations ?? []).flatMap(({ tables }) => tables),
      most,
    });

  function copyOf(state: State): State {
    const version = state.tables.ofAll();
    if (state.file?.version !== version) state.file = { bytes: state.database.export(), version };
    return { database: new Sqlite(state.file.bytes), tables: state.tables.copy(), file: null };
  }

  function ask({ database, tables }: State, sql: string, limit: number): Result {
    const reads = readsOf.get(sql) ?? tablesTouched(database, sql).reads;
    readsOf.set(sql, reads);
    tables.refresh(database, reads);
    const key = `${limit} ${tables.of(reads)} ${sql}`;
    const answer = answers.get(key) ?? runQuery(database, sql, { limit });
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
    return answer;
  }

  return {
    take: (edits) => {
      stateOf(edits);
      return edits.map((_, i) => touchedBy.get(keyOf(edits.slice(0, i + 1))) ?? []);
    },
    ask: (edits, sql, limit) => ask(stateOf(edits), sql, limit),
    run: (edits, sql, limit) => {
      const state = stateOf(edits);
      // What the text reads is filled where it stays.
      if (state.tables.ofAll() > 0) refreshFor(state, sql);
      const copy = copyOf(state);
      let isKept = false;
      try {
        const { result, earlier, changed, written } = runText(copy, sql, limit);
        const note = written.length === 0 ? null : fault(state, copy, sql, written);
        if (note !== null || written.length === 0) return { result, earlier, changed, touched: null, note };
        isKept = true;
        const key = keyOf([...edits, sql]);
        states.get(key)?.database.close();
        keepState(key, copy);
        const touched = copy.tables.reach(written);
        touchedBy.set(key, touched);
        return { result, earlier, changed, touched, note };
      } finally {
        if (!isKept) copy.database.close();
      }
    },
    know: (sql, reads) => {
      readsOf.set(sql, reads);
    },
    compute: (make) => {
      const { database } = stateOf([]);
      const made = make(database, (asked, sql) => {
        const state = [...states.values()].find((one) => one.database === asked);
        return state === undefined ? runQuery(asked, sql) : ask(state, sql, Infinity);
      });
      computations = [...(computations ?? []), made];
      // They are made anew when somebody asks for them.
      for (const state of states.values()) state.database.close();
      states.clear();
    },
  };
}
