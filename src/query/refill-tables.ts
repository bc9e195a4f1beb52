import type { Database } from 'sql.js';
import { runQuery } from './run-query.ts';

/** Each table that a view computes, in the order of the schema: the view has its name and ends in `_now`. */
const COMPUTED = `
  select t.name from sqlite_schema t join sqlite_schema v on v.type = 'view' and v.name = t.name || '_now'
  where t.type = 'table' order by t.rowid`;

/**
 * Fills the tables that views compute from the rows as they are now: `deal_contact` from `deal_contact_now`. All or
 * none: throws where a row no longer fits its table, and leaves what stood there.
 * The same at build and after an edit in a browser.
 */
export function refillTables(database: Database): void {
  database.run('savepoint refill_tables');
  try {
    for (const [table] of runQuery(database, COMPUTED).rows) {
      database.run(`delete from ${String(table)}; insert into ${String(table)} select * from ${String(table)}_now`);
    }
    database.run('release refill_tables');
  } catch (error) {
    database.run('rollback to refill_tables; release refill_tables');
    throw error;
  }
}

/**
 * For a text of several statements: what to call before one of them reads, so that it finds the computed tables as the
 * statements before it have made them. Where an edit leaves nothing to compute them from, they stay as they were.
 */
export function keepTables(database: Database): () => void {
  const changes = (): unknown => runQuery(database, 'select total_changes()').rows[0]?.[0];
  let seen = changes();
  return () => {
    if (changes() === seen) return;
    try {
      refillTables(database);
    } catch {
      // The reader's own statement says what is wrong with it.
    }
    seen = changes();
  };
}
