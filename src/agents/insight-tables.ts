import type { Database } from 'sql.js';
import type { Computation } from '../query/computed-tables.ts';
import type { Result } from '../query/result.ts';
import { AGENT_TABLES } from './agent-tables.ts';
import type { Agents } from './agents-schema.ts';
import { refillInsights } from './refill-insights.ts';

/** How the agents' queries are run, by their names, and the tables that they read. */
interface Queries {
  readonly run: (database: Database, query: string) => Pick<Result, 'columns' | 'rows'>;
  readonly reads: (query: string) => readonly string[];
}

/** The tables that the agents fill from what their queries answer. */
export function insightTables(agents: Agents, { run, reads }: Queries): Computation {
  const queries = agents.agents.flatMap(({ rules = [] }) =>
    rules.flatMap(({ watches, impact }) => [watches, impact.over]),
  );
  return {
    tables: AGENT_TABLES,
    // When it is and what the definitions decide by, they read themselves.
    reads: [...new Set(['scenario', 'threshold', ...queries.flatMap(reads)])].toSorted(),
    fill: (database) => {
      refillInsights(database, agents, (query) => run(database, query));
    },
  };
}
