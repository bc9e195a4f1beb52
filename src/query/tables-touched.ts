import type { Database } from 'sql.js';
import { runQuery } from './run-query.ts';

/** The tables that a statement touches, by name, each once, in alphabetical order. */
export interface TablesTouched {
  readonly reads: readonly string[];
  /** With `sqlite_schema` among them the statement changes the schema. */
  readonly writes: readonly string[];
}

const OPENS_TO_READ = ['OpenRead', 'ReopenIdx'];
const ROOTS = `
  select rootpage, tbl_name from sqlite_schema where rootpage > 0 union all select 1, 'sqlite_schema'`;

/**
 * What the first statement of a text would read and write, as SQLite's own plan of it says: through a view come out its
 * tables, and of columns that nobody asks for nothing is read. Tables that live as long as the connection are left out.
 * Nothing is run; throws where the statement cannot be prepared.
 */
export function tablesTouched(database: Database, sql: string): TablesTouched {
  const tables = new Map(runQuery(database, ROOTS).rows.map(([page, table]) => [Number(page), String(table)]));
  const reads = new Set<string>();
  const writes = new Set<string>();
  // A statement that is itself an `explain` runs nothing.
  const plan = /^(?:\s|--[^\n]*\n?|\/\*[^]*?\*\/)*explain\b/i.test(sql) ? [] : planOf(database, sql);
  for (const [, opcode, p1, p2, p3] of plan) {
    const add = (to: Set<string>, page: unknown, base: unknown): void => {
      const table = base === 0 ? tables.get(Number(page)) : undefined;
      if (table !== undefined) to.add(table);
    };
    if (OPENS_TO_READ.includes(String(opcode))) add(reads, p2, p3);
    else if (opcode === 'OpenWrite') add(writes, p2, p3);
    else if (opcode === 'Clear') add(writes, p1, p2);
    else if (opcode === 'Destroy') add(writes, p1, p3);
    if ((opcode === 'ParseSchema' && p1 === 0) || (opcode === 'Destroy' && p3 === 0)) writes.add('sqlite_schema');
  }
  return { reads: [...reads].toSorted(), writes: [...writes].toSorted() };
}

/** The steps of a statement's plan; not read as a query's rows are, so that no text of it is taken for a fault's place. */
function planOf(database: Database, sql: string): readonly (readonly unknown[])[] {
  const statement = database.prepare(`explain ${sql}`);
  try {
    const steps: unknown[][] = [];
    while (statement.step()) steps.push(statement.get());
    return steps;
  } finally {
    statement.free();
  }
}
