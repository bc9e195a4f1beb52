import type { Database } from 'sql.js';
import { runQuery } from '../query/run-query.ts';
import type { Result } from '../query/result.ts';

/** All rows of a table, in the order of its key. Throws on a name that is no table's, such as `no such table: ownr`. */
export const tableResult = (database: Database, table: string): Result =>
  runQuery(database, `select * from "${table}"`);
