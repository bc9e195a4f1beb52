import type { Database } from 'sql.js';
import { computedTables } from './computed-tables.ts';

/**
 * Fills the tables that views compute from the rows as they are now: `deal_contact` from `deal_contact_now`. All or
 * none: throws where a row no longer fits its table, and leaves what stood there.
 */
export function refillTables(database: Database): void {
  database.run('savepoint refill_tables');
  try {
    for (const { fill } of computedTables(database)) fill(database);
    database.run('release refill_tables');
  } catch (error) {
    database.run('rollback to refill_tables; release refill_tables');
    throw error;
  }
}
