import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import initSqlJs, { type Database } from 'sql.js';
import { formatValue } from '../src/model/formats.ts';
import { fillDatabase } from '../src/query/fill-database.ts';
import { checkLedger, type LedgerClaim } from '../src/query/ledger.ts';
import { parseNamedQueries } from '../src/query/named-queries.ts';
import { SQLITE_OPTIONS } from '../src/query/sqlite-options.ts';
import { Refusal } from './lib/refusal.ts';
import type { World } from './world.ts';

const read = (file: string): string => readFileSync(new URL(`../sql/${file}`, import.meta.url), 'utf8');

/** The world's rows in a database of the schema, and what its views compute from them. */
async function databaseOf(world: World): Promise<Database> {
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  const config = { ...SQLITE_OPTIONS, locateFile: () => wasm };
  const { Database: Sqlite } = await initSqlJs(config);
  const database = new Sqlite();
  fillDatabase(database, read('schema.sql'), new Map(Object.entries(world)));
  return database;
}

const misses = ({ id, numbers }: LedgerClaim): string[] =>
  numbers
    .filter((number) => !number.holds)
    .map(({ column, label, test, stated, computed, format }) => {
      const off =
        typeof computed === 'number' && typeof stated === 'number'
          ? `, off by ${formatValue(Math.abs(computed - stated), format)}`
          : '';
      return `${id} does not hold: ${column} (${label}) is ${formatValue(computed, format)}, stated ${test} ${formatValue(stated, format)}${off}`;
    });

/**
 * Holds a finished world against the ledger, the same queries that the site shows: the last word on whether a scenario
 * can hold, for whatever the plan did not foresee. Throws a Refusal with every claim that does not hold, and by how
 * much.
 */
export async function auditWorld(world: World): Promise<void> {
  const database = await databaseOf(world);
  try {
    const found = checkLedger(database, parseNamedQueries(read('claims.sql'))).flatMap(misses);
    if (found.length > 0) throw new Refusal(found.join('\n'));
  } finally {
    database.close();
  }
}
