import type { Database } from 'sql.js';
import type { Computation } from './computed-tables.ts';
import { runQuery } from './run-query.ts';

/**
 * What the tables of a database hold after edits, by versions: two databases that come from the same file have the same
 * rows in a table where its version is the same. Computed tables are filled anew when somebody is about to read them.
 */
export interface TableVersions {
  /** A mark of what these tables hold, or of what all do. */
  readonly of: (tables: readonly string[]) => string;
  readonly ofAll: () => number;

  /** Says that rows of these tables were written. */
  readonly touch: (tables: readonly string[]) => void;
  /** Fills the computed tables among these, where what they are computed from has changed. Throws what filling throws. */
  readonly refresh: (database: Database, tables: readonly string[]) => void;
  /** These tables and all that are computed from them. */
  readonly reach: (tables: readonly string[]) => string[];
  /** For a copy of the database, whose edits are its own from now on. */
  readonly copy: () => TableVersions;
}

/** What became of a computation: of which versions, and why it could not be done. */
interface Done {
  readonly from: string;
  readonly fault?: Error;
}

let latest = 0;

/** For a database whose computed tables are filled. */
export function tableVersions(computations: readonly Computation[]): TableVersions {
  return continued(computations, new Map(), new Map());
}

function continued(
  computations: readonly Computation[],
  versions: Map<string, number>,
  done: Map<Computation, Done>,
): TableVersions {
  const of = (tables: readonly string[]): string => tables.map((table) => versions.get(table) ?? 0).join('.');
  const computing = (table: string): Computation | undefined =>
    computations.find(({ tables }) => tables.includes(table));
  const asFiled = (computation: Computation): Done => ({ from: computation.reads.map(() => 0).join('.') });
  const change = (tables: readonly string[]): void => {
    for (const table of tables) versions.set(table, (latest += 1));
  };
  const ofAll = (): number => Math.max(0, ...versions.values());

  function refresh(database: Database, tables: readonly string[]): void {
    for (const computation of new Set(tables.flatMap((table) => computing(table) ?? []))) {
      refresh(database, computation.reads);
      const last = done.get(computation) ?? asFiled(computation);
      const from = of(computation.reads);
      if (last.from !== from) fill(database, computation, from);
      else if (last.fault !== undefined) throw last.fault;
    }
  }

  function fill(database: Database, computation: Computation, from: string): void {
    const before = computation.tables.map((table) => rowsOf(database, table));
    // Said first: what is asked while it is filled does not begin again.
    done.set(computation, { from });
    try {
      computation.fill(database);
    } catch (cause) {
      const fault = cause instanceof Error ? cause : new Error(String(cause), { cause });
      done.set(computation, { from, fault });
      throw fault;
    }
    change(computation.tables.filter((table, i) => rowsOf(database, table) !== before[i]));
  }

  return {
    of,
    ofAll,
    refresh,
    touch: (tables) => {
      change(tables);
      // What was written over is computed anew, from whatever it was computed.
      for (const table of tables) {
        const computation = computing(table);
        if (computation !== undefined) done.set(computation, { from: 'written' });
      }
    },
    reach: (tables) => {
      const reached = new Set(tables);
      for (let size = 0; size < reached.size;) {
        size = reached.size;
        for (const { reads, tables: made } of computations) {
          if (reads.some((table) => reached.has(table))) for (const table of made) reached.add(table);
        }
      }
      return [...reached];
    },
    copy: () => continued(computations, new Map(versions), new Map(done)),
  };
}

/** All rows of a table as one text. */
const rowsOf = (database: Database, table: string): string =>
  JSON.stringify(runQuery(database, `select * from ${table}`).rows);
