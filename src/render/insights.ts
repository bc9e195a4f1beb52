import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import type { Agents } from '../agents/agents-schema.ts';
import { checkAgents } from '../agents/check-agents.ts';
import type { Insight } from '../agents/engine.ts';
import { readFacts } from '../agents/facts.ts';
import { parseAgents } from '../agents/parse-agents.ts';
import { refillInsights } from '../agents/refill-insights.ts';
import type { NamedQuery } from '../query/named-queries.ts';
import { runQuery } from '../query/run-query.ts';
import type { TableEntry } from './dictionary.ts';

let read: Promise<Agents> | undefined;

/** The agents of `src/agents/aip_agents.yaml`, read once and held against their schema. */
export function readAgents(): Promise<Agents> {
  // Looked up from the project, because the bundled build runs from another folder than this file.
  read ??= readFile(join('src', 'agents', 'aip_agents.yaml'), 'utf8').then(parseAgents);
  return read;
}

/**
 * Fills the tables `insight`, `insight_deal` and `action` of a new database with what the agents raise over its rows.
 * Throws when the agents name what is not there, and when an owner is neither a leader nor an AE.
 */
export async function fillInsights(
  database: Database,
  tables: readonly TableEntry[],
  queries: readonly NamedQuery[],
): Promise<Insight[]> {
  const agents = await readAgents();
  const sqlOf = (name: string): string => {
    const query = queries.find((one) => one.name === name);
    if (query === undefined) throw new RangeError(`unknown query: ${name}`);
    return query.sql;
  };
  checkAgents(agents, {
    tables,
    queries: queries.map(({ name }) => name),
    thresholds: [...readFacts(database).thresholds.keys()],
    columnsOf: (name) => columnsOf(database, sqlOf(name)),
  });

  const run = (name: string) => runQuery(database, sqlOf(name));
  const insights = refillInsights(database, agents, run);
  const people = new Set(runQuery(database, 'select leader_id from leader union select rep_id from rep').rows.flat());
  const unowned = insights.find(({ owner_id }) => !people.has(owner_id));
  if (unowned !== undefined) throw new RangeError(`owner who is nobody: ${unowned.owner_id} (${unowned.insight_id})`);
  return insights;
}

/** The columns that a query answers with, without running it. */
function columnsOf(database: Database, sql: string): string[] {
  const statement = database.prepare(sql);
  const columns = statement.getColumnNames();
  statement.free();
  return columns;
}
