import type { Database } from 'sql.js';
import { runQuery } from './run-query.ts';
import { tablesTouched } from './tables-touched.ts';

/** Tables that are computed together from the rows of others. */
export interface Computation {
  readonly tables: readonly string[];
  /** The tables that they are computed from. */
  readonly reads: readonly string[];
  /** Fills them anew, all or nothing. */
  readonly fill: (database: Database) => void;
}

/** The views of the schema that compute a table: the view has the table's name and ends in `_now`. */
const COMPUTED = `
  select t.name from sqlite_schema t join sqlite_schema v on v.type = 'view' and v.name = t.name || '_now'
  where t.type = 'table' order by t.rowid`;

/** Each table of the schema that a view computes, in the schema's order. */
export function computedTables(database: Database): Computation[] {
  return runQuery(database, COMPUTED).rows.map(([name]) => {
    const table = String(name);
    return {
      tables: [table],
      reads: tablesTouched(database, `select * from ${table}_now`).reads,
      fill: (filled) => {
        filled.run('savepoint fill_table');
        try {
          filled.run(`delete from ${table}; insert into ${table} select * from ${table}_now`);
          filled.run('release fill_table');
        } catch (error) {
          filled.run('rollback to fill_table; release fill_table');
          throw error;
        }
      },
    };
  });
}
