import { groupBy } from '../../model/group-by.ts';
import { runSql, warmEngine } from './engine.ts';
import { toResult } from './live-value.ts';
import type { SchemaTable } from './messages.ts';

const SCHEMA = `
  select m.name, m.type, m.sql, c.name, c.type from sqlite_schema m join pragma_table_info(m.name) c
  where m.type in ('table', 'view') and m.name not like 'sqlite_%' order by m.rowid, c.cid`;

let schema: Promise<readonly SchemaTable[]> | undefined;

/** The tables and views of the database, read once, behind what runs already; none where the engine does not load. */
export function readSchema(): Promise<readonly SchemaTable[]> {
  schema ??= askForSchema().catch(() => {
    schema = undefined;
    return [];
  });
  return schema;
}

async function askForSchema(): Promise<readonly SchemaTable[]> {
  await warmEngine();
  const outcome = await runSql(SCHEMA, { limit: Infinity, isUrgent: true }).outcome;
  if (outcome.kind !== 'done') throw new Error(`no schema: ${outcome.kind}`);
  const rows = outcome.result === null ? [] : toResult(outcome.result).rows;
  return [...groupBy(rows, ([name]) => String(name))].map(([name, columns]) => ({
    name,
    kind: columns[0]?.[1] === 'view' ? 'view' : 'table',
    sql: String(columns[0]?.[2] ?? ''),
    columns: columns.map(([, , , column, type]) => ({ name: String(column), type: String(type ?? '').toLowerCase() })),
  }));
}
