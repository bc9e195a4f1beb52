import type { Database, Statement } from 'sql.js';
import { refillTables } from './refill-tables.ts';
import { runQuery } from './run-query.ts';

const TABLES = `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid`;
const COLUMNS = (table: string): string => `select name from pragma_table_info('${table}') order by cid`;
const LOST_KEYS = `
  select c."table" || '.' || k."from" || ' → ' || c.parent || ' (' || count(*) || ')'
  from pragma_foreign_key_check as c join pragma_foreign_key_list(c."table") as k on k.id = c.fkid
  group by c."table", c.fkid order by 1`;

/**
 * Fills an empty database with a schema, with rows and with what its views compute from them, foreign keys enforced:
 * the same for a world that is made and for the site that is built from it.
 * Tables are filled in the schema's order, which declares what is referred to first; a table without rows stays empty.
 * Throws on an unknown table, an unknown column, a row that its table refuses, and keys that resolve nowhere.
 */
export function fillDatabase(database: Database, schema: string, tables: ReadonlyMap<string, readonly object[]>): void {
  database.run('pragma foreign_keys = on');
  database.run(schema);
  const declared = firstColumn(database, TABLES);
  const unknown = [...tables.keys()].find((name) => !declared.includes(name));
  if (unknown !== undefined) throw new RangeError(`unknown table: ${unknown}`);

  database.run('begin');
  // A leader may report to one further down: keys are held against each other once all rows are in.
  database.run('pragma defer_foreign_keys = on');
  for (const table of declared) insertRows(database, table, tables.get(table) ?? []);
  refillTables(database);
  const lost = firstColumn(database, LOST_KEYS);
  if (lost.length > 0) throw new Error(`keys that resolve nowhere: ${lost.join(', ')}`);
  database.run('commit');
}

const firstColumn = (database: Database, sql: string): string[] =>
  runQuery(database, sql).rows.map(([value]) => String(value));

function insertRows(database: Database, table: string, rows: readonly object[]): void {
  if (rows.length === 0) return;
  const columns = firstColumn(database, COLUMNS(table));
  const statement = database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  for (const [i, row] of rows.entries()) {
    const values = new Map<string, unknown>(Object.entries(row));
    const unknown = [...values.keys()].find((column) => !columns.includes(column));
    if (unknown !== undefined) throw new RangeError(`unknown column: ${table}.${unknown}`);
    try {
      insert(
        statement,
        columns.map((column) => values.get(column) ?? null),
      );
    } catch (cause) {
      throw new Error(`refused row: ${table}[${i}] ${JSON.stringify(row)}`, { cause });
    }
  }
  statement.free();
}

/** Runs an insertion. Throws a RangeError for what is no value of a database. */
function insert(statement: Statement, values: readonly unknown[]): void {
  statement.run(
    values.map((value) => {
      if (value === null || typeof value === 'number' || typeof value === 'string') return value;
      throw new RangeError(`no value: ${JSON.stringify(value)}`);
    }),
  );
}
