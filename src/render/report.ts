import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import { queryGraph } from '../query/query-graph.ts';
import { checkLedger, type LedgerClaim } from '../query/ledger.ts';
import type { QueryName, TableRows } from '../query/query-rows.ts';
import type { Result, RowOf } from '../query/result.ts';
import { runQuery } from '../query/run-query.ts';
import { makeDatabase } from './database.ts';
import { dictionaryOf, type TableEntry } from './dictionary.ts';
import { fillInsights } from './insights.ts';
import { readTables } from './tables.ts';
import { typedQueries, typedRows, typedTable, type TypedQuery } from './typed-rows.ts';

/** Tables that no file holds: the agents fill them. */
const RAISED = ['insight', 'insight_deal', 'action'];

/** What the pages are made from: the database and its queries, each run once a build. */
export interface Report {
  readonly database: Database;
  /** The database as the file that the site publishes. */
  readonly file: Uint8Array<ArrayBuffer>;
  readonly dictionary: readonly TableEntry[];
  /** The queries of sql/demo_queries.sql, in its order. */
  readonly queries: readonly TypedQuery[];
  /** The queries of sql/page_queries.sql, which answer for all deals and all AEs at once. */
  readonly pageQueries: readonly TypedQuery[];
  /** The queries of sql/claims.sql, one a claim. */
  readonly claimQueries: readonly TypedQuery[];
  /** The queries of all three files. */
  readonly allQueries: readonly TypedQuery[];
  /** The claims of the story, held against the rows. */
  ledger: () => readonly LedgerClaim<TypedQuery>[];
  /** The query of a name, of the demo queries, the pages or the claims. */
  query: (name: QueryName) => TypedQuery;
  /** The query of a name that is known only when the report is made; throws `unknown query: …`. */
  queryNamed: (name: string) => TypedQuery;
  /** What the query of a name answers. */
  result: (name: QueryName) => Result;
  /** The rows that the query of a name answers. */
  rows: <Query extends QueryName>(name: Query) => readonly RowOf<Query>[];
  /** The first row that the query of a name answers; throws where it answers none. */
  row: <Query extends QueryName>(name: Query) => RowOf<Query>;
  /** The scenario's facts: company, quarter, as-of, seed. */
  readonly scenario: Readonly<TableRows['scenario']>;
}

/** A report of the tables in `data` (one .json file each) and the schema, queries and claims in `sql`. */
export async function makeReport(data: string, sql: string): Promise<Report> {
  const read = (file: string): Promise<string> => readFile(join(sql, file), 'utf8');
  const [schema, demo, pages, claims] = await Promise.all([
    read('schema.sql'),
    read('demo_queries.sql'),
    read('page_queries.sql'),
    read('claims.sql'),
  ]);
  const dictionary = dictionaryOf(schema);
  const isComputed = (table: string): boolean => dictionary.some(({ name }) => name === `${table}_now`);
  const stored = dictionary.filter(({ name, kind }) => kind === 'table' && !RAISED.includes(name) && !isComputed(name));
  const database = await makeDatabase(
    schema,
    await readTables(
      data,
      stored.map(({ name }) => name),
    ),
  );

  const queries = typedQueries(demo);
  const pageQueries = typedQueries(pages);
  const claimQueries = typedQueries(claims);
  const allQueries = [...queries, ...pageQueries, ...claimQueries];
  const byName = new Map<string, TypedQuery>(allQueries.map((query) => [query.name, query]));
  await fillInsights(database, dictionary, queries);
  // Tables that were filled and refilled leave gaps, and pages keep what stood in them: every reader would fetch both.
  database.run('pragma secure_delete = on; vacuum');
  // Exporting closes and opens the database again, which would forget that keys are enforced.
  const file = new Uint8Array(database.export());
  database.run('pragma foreign_keys = on');
  let ledger: readonly LedgerClaim<TypedQuery>[] | undefined;
  const queryNamed = (name: string): TypedQuery => {
    const found = byName.get(name);
    if (found === undefined) throw new RangeError(`unknown query: ${name}`);
    return found;
  };
  const { answer: result } = queryGraph<QueryName, Result>((name) => runQuery(database, queryNamed(name).sql));
  const rows = <Query extends QueryName>(name: Query) => typedRows(name, result(name));
  const [scenario] = typedTable('scenario', runQuery(database, 'select * from scenario'));
  if (scenario === undefined) throw new RangeError('no scenario: the table is empty');

  return {
    database,
    file,
    dictionary,
    queries,
    pageQueries,
    claimQueries,
    allQueries,
    ledger: () => (ledger ??= checkLedger(database, claimQueries)),
    query: queryNamed,
    queryNamed,
    result,
    rows,
    row: (name) => {
      const [row] = rows(name);
      if (row === undefined) throw new RangeError(`no row: ${name}`);
      return row;
    },
    scenario,
  };
}
