import type { Database, Statement } from 'sql.js';
import { runQuery, runStatements } from '../../query/run-query.ts';
import { tablesTouched, type TablesTouched } from '../../query/tables-touched.ts';
import type { TableVersions } from '../../query/table-versions.ts';
import type { LiveResult } from './messages.ts';
import { readLive } from './read-live.ts';

/** A database, and what its tables hold after edits. */
interface Edited {
  readonly database: Database;
  readonly tables: TableVersions;
}

/** What a text did to a database. */
interface Ran {
  readonly result: LiveResult | null;
  /** What statements before the one of the result answered, in order; of many the last ones. */
  readonly earlier: readonly LiveResult[];
  /** How many rows it wrote, but for those of tables of its own. */
  readonly changed: number;
  /** The tables that it wrote, `sqlite_schema` where it changed the schema. */
  readonly written: readonly string[];
}

/**
 * Runs a text of one statement or several; each finds the computed tables as the statements before it have made them.
 * Where nothing is left to compute them from, they stay as they were. Throws a `QueryError`.
 */
export function runText(edited: Edited, sql: string, limit: number): Ran {
  const { database, tables } = edited;
  const written = new Set<string>();
  let changed = 0;
  let [touched, before] = [NOTHING, 0];
  const results: LiveResult[] = [];
  const read = (statement: Statement, columns: readonly string[]): LiveResult => {
    const result = readLive(statement, columns, limit);
    if (results.length > MOST_RESULTS) results.shift();
    results.push(result);
    return result;
  };
  const result = runStatements(database, sql, read, {
    before: (own) => {
      // Most texts are a single question about the rows as they came: it need not wait for its plan.
      touched = tables.ofAll() === 0 && isQuestion(own) ? NOTHING : refreshFor(edited, own);
      before = totalChanges(database);
    },
    after: () => {
      if (touched.writes.length === 0) return;
      const count = totalChanges(database) - before;
      if (count === 0 && !touched.writes.includes('sqlite_schema')) return;
      changed += count;
      tables.touch(touched.writes);
      for (const table of touched.writes) written.add(table);
    },
  });
  return { result, earlier: results.slice(0, -1), changed, written: [...written] };
}

/** So many results before the last one are kept. */
const MOST_RESULTS = 9;

const NOTHING: TablesTouched = { reads: [], writes: [] };

/** Fills the computed tables that a text's first statement touches, as far as they can be; returns what it touches. */
export function refreshFor({ database, tables }: Edited, sql: string): TablesTouched {
  let touched = NOTHING;
  try {
    touched = tablesTouched(database, sql);
    tables.refresh(database, [...touched.reads, ...touched.writes]);
  } catch {
    // The statement itself says what is wrong with it.
  }
  return touched;
}

const isQuestion = (sql: string): boolean => /^(?:\s|;|--[^\n]*\n|\/\*[^]*?\*\/)*(?:select|values)\b/i.test(sql);

const totalChanges = (database: Database): number =>
  Number(runQuery(database, 'select total_changes()').rows[0]?.[0] ?? 0);
