import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import type { Value } from '../model/formats.ts';
import { queryGraph } from '../query/query-graph.ts';
import { checkLedger, type LedgerClaim } from '../query/ledger.ts';
import { parseNamedQueries, type NamedQuery } from '../query/named-queries.ts';
import { toRows, type Result, type Row } from '../query/result.ts';
import { runQuery } from '../query/run-query.ts';
import { makeDatabase } from './database.ts';
import { dictionaryOf, type TableEntry } from './dictionary.ts';
import { fillInsights } from './insights.ts';
import { readTables } from './tables.ts';

/** Tables that no file holds: the agents fill them. */
const RAISED = ['insight', 'insight_deal', 'action'];

/** What the pages are made from: the database and its queries, each run once a build. */
export interface Report {
  readonly database: Database;
  /** The database as the file that the site publishes. */
  readonly file: Uint8Array<ArrayBuffer>;
  readonly dictionary: readonly TableEntry[];
  /** The queries of sql/demo_queries.sql, in its order. */
  readonly queries: readonly NamedQuery[];
  /** The queries of sql/page_queries.sql, which answer for all deals and all AEs at once. */
  readonly pageQueries: readonly NamedQuery[];
  /** The queries of sql/claims.sql, one a claim. */
  readonly claimQueries: readonly NamedQuery[];
  /** The claims of the story, held against the rows. */
  ledger: () => readonly LedgerClaim[];
  /** The query of a name, of the demo queries, the pages or the claims; throws `unknown query: …`. */
  query: (name: string) => NamedQuery;
  /** What the query of a name answers. */
  result: (name: string) => Result;
  /** The rows that the query of a name answers. */
  rows: (name: string) => Row[];
  /** The scenario's facts: company, quarter, as-of, seed. */
  readonly scenario: Readonly<Record<string, Value>>;
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

  const queries = parseNamedQueries(demo);
  const pageQueries = parseNamedQueries(pages);
  const ofClaims = parseNamedQueries(claims);
  const byName = new Map([...queries, ...pageQueries, ...ofClaims].map((query) => [query.name, query]));
  await fillInsights(database, dictionary, queries);
  // Tables that were filled and refilled leave gaps, and pages keep what stood in them: every reader would fetch both.
  database.run('pragma secure_delete = on; vacuum');
  // Exporting closes and opens the database again, which would forget that keys are enforced.
  const file = new Uint8Array(database.export());
  database.run('pragma foreign_keys = on');
  let ledger: readonly LedgerClaim[] | undefined;
  const query = (name: string): NamedQuery => {
    const found = byName.get(name);
    if (found === undefined) throw new RangeError(`unknown query: ${name}`);
    return found;
  };
  const { answer: result } = queryGraph<string, Result>((name) => runQuery(database, query(name).sql));
  const [scenario] = toRows(runQuery(database, 'select * from scenario'));
  if (scenario === undefined) throw new RangeError('no scenario: the table is empty');

  return {
    database,
    file,
    dictionary,
    queries,
    pageQueries,
    claimQueries: ofClaims,
    ledger: () => (ledger ??= checkLedger(database, ofClaims)),
    query,
    result,
    rows: (name) => toRows(result(name)),
    scenario,
  };
}
