import type { Database } from 'sql.js';
import { refillTables } from '../query/refill-tables.ts';
import type { Row } from '../query/result.ts';
import { runQuery } from '../query/run-query.ts';
import { dictionaryOf, type TableEntry } from './dictionary.ts';
import { sqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

/**
 * A database of a schema, filled with rows and with what its views compute from them, foreign keys enforced.
 * Tables are filled in the schema's order, which declares what is referred to first; a table without rows stays empty.
 * Throws on an unknown table, an unknown column, a row that its table refuses, and keys that resolve nowhere.
 */
export async function makeDatabase(schema: string, tables: Tables): Promise<Database> {
  const { Database: Sqlite } = await sqlite();
  const database = new Sqlite();
  database.run('pragma foreign_keys = on');
  database.run(schema);

  const declared = dictionaryOf(schema).filter(({ kind }) => kind === 'table');
  const unknown = [...tables.keys()].find((name) => !declared.some((table) => table.name === name));
  if (unknown !== undefined) throw new RangeError(`unknown table: ${unknown}`);

  database.run('begin');
  // A leader may report to one further down: keys are held against each other once all rows are in.
  database.run('pragma defer_foreign_keys = on');
  for (const table of declared) insertRows(database, table, tables.get(table.name) ?? []);
  refillTables(database);
  checkKeys(database);
  database.run('commit');
  return database;
}

function insertRows(database: Database, { name, columns }: TableEntry, rows: readonly Row[]): void {
  const names = columns.map((column) => column.name);
  const statement = database.prepare(
    `insert into ${name} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  );
  for (const [i, row] of rows.entries()) {
    const unknown = Object.keys(row).find((column) => !names.includes(column));
    if (unknown !== undefined) throw new RangeError(`unknown column: ${name}.${unknown}`);
    try {
      statement.run(names.map((column) => row[column] ?? null));
    } catch (cause) {
      throw new Error(`refused row: ${name}[${i}] ${JSON.stringify(row)}`, { cause });
    }
  }
  statement.free();
}

function checkKeys(database: Database): void {
  const { rows } = runQuery(
    database,
    `select c."table" || '.' || k."from" || ' → ' || c.parent || ' (' || count(*) || ')'
     from pragma_foreign_key_check as c join pragma_foreign_key_list(c."table") as k on k.id = c.fkid
     group by c."table", c.fkid order by 1`,
  );
  if (rows.length > 0) throw new Error(`keys that resolve nowhere: ${rows.flat().join(', ')}`);
}
