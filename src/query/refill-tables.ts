import type { Database } from 'sql.js';
import { runQuery } from './run-query.ts';

/** Each table that a view computes, in the order of the schema: the view has its name and ends in `_now`. */
const COMPUTED = `
  select t.name from sqlite_schema t join sqlite_schema v on v.type = 'view' and v.name = t.name || '_now'
  where t.type = 'table' order by t.rowid`;

/**
 * Fills the tables that views compute from the rows as they are now: `deal_contact` from `deal_contact_now`.
 * The same at build and after an edit in a browser.
 */
export function refillTables(database: Database): void {
  for (const [table] of runQuery(database, COMPUTED).rows) {
    database.run(`delete from ${String(table)}; insert into ${String(table)} select * from ${String(table)}_now`);
  }
}
