import type { Database, SqlValue } from 'sql.js';
import type { Agents } from './agents-schema.ts';
import { runAgents, type Insight, type Run } from './engine.ts';
import { readFacts } from './facts.ts';
import { planActions } from './plan-actions.ts';

/**
 * Runs the agents over a database's rows and writes what they raise into its tables `insight`, `insight_deal` and
 * `action`, in place of what stood there; all or nothing. The same when the database is built and after an edit in a browser.
 */
export function refillInsights(database: Database, agents: Agents, run: Run): Insight[] {
  // The queries may not see the insights of before the edit, and an edit may be a transaction already.
  database.run('savepoint refill');
  try {
    database.run('delete from action; delete from insight_deal; delete from insight');
    const insights = runAgents(agents, run, readFacts(database));
    const actions = planActions(agents, insights);
    const impacts = new Map(actions.map(({ insight_id, impact }) => [insight_id, impact]));
    insert(
      database,
      'insight',
      insights.map(({ deals: _deals, row: _row, values: _values, ...columns }) => ({
        ...columns,
        impact: impacts.get(columns.insight_id) ?? null,
      })),
    );
    insert(
      database,
      'insight_deal',
      actions.flatMap(({ insight_id, deals }) => deals.map((deal) => ({ insight_id, ...deal }))),
    );
    insert(
      database,
      'action',
      actions.map(({ deals: _deals, ...columns }) => columns),
    );
    database.run('release refill');
    return insights;
  } catch (error) {
    database.run('rollback to refill; release refill');
    throw error;
  }
}

function insert(database: Database, table: string, rows: readonly object[]): void {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const statement = database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  try {
    for (const row of rows) statement.run(Object.values(row) as SqlValue[]);
  } finally {
    statement.free();
  }
}
