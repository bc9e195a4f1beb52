import type { Database } from 'sql.js';
import { fillDatabase } from '../query/fill-database.ts';
import { sqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** A database of a schema, filled with rows. Throws as `fillDatabase` does. */
export async function makeDatabase(schema: string, tables: Tables): Promise<Database> {
  const { Database: Sqlite } = await sqlite();
  const database = new Sqlite();
  fillDatabase(database, schema, tables);
  return database;
}
