import type { Database } from 'sql.js';
import { formatValue, holds, type Test, type Value } from '../../src/model/formats.ts';
import { toRows } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { claimQueries, databaseOf } from '../support/database.ts';
import type { ClaimFigure, Tables } from '../support/world.ts';
import { realism } from './realism/index.ts';
import { secondWay } from './second-way/index.ts';

/** One way of computing the figures of a claim, by its id. */
export type Way = (claimId: string) => Readonly<Record<string, Value>>;

/** A figure of a claim as a sentence, and whether what was computed bears it out. */
export interface Entry {
  readonly sentence: string;
  readonly ok: boolean;
  readonly computed: string;
}

const verbs: Record<Test, string> = {
  equals: 'is',
  'at least': 'is at least',
  'at most': 'is at most',
  above: 'is above',
  below: 'is below',
};

const SHOWN = 48;

/** The beginning of a statement, up to a word's end. */
const opening = (statement: string): string =>
  statement.length <= SHOWN
    ? statement
    : `${statement.slice(0, statement.lastIndexOf(' ', SHOWN)).replace(/[\s,;:(–→]+$/u, '')}…`;

/** The second way: Arquero over the tables. */
export const withArquero =
  (tables: Tables): Way =>
  (claimId) => {
    const compute = secondWay[claimId];
    if (compute === undefined) throw new RangeError(`claim not computed a second way: ${claimId}`);
    return compute(tables);
  };

/** The first way: the ledger's queries over the database, as the site runs them. Throws unless a query returns one row. */
export const withSql =
  (database: Database): Way =>
  (claimId) => {
    const query = claimQueries.find(({ claim }) => claim === claimId);
    if (query === undefined) throw new RangeError(`claim without a query: ${claimId}`);
    const [row, ...more] = toRows(runQuery(database, query.sql));
    if (row === undefined || more.length > 0) throw new RangeError(`not one row: ${query.name}`);
    return row;
  };

/** A way that computes each claim once, however often it is asked. */
function kept(way: Way): Way {
  const known = new Map<string, ReturnType<Way>>();
  return (claimId) => {
    const values = known.get(claimId) ?? way(claimId);
    known.set(claimId, values);
    return values;
  };
}

/** Figures that two ways compute differently, a line each; numbers agree when they differ by a millionth at most. */
export function differences(tables: Tables, one: Way, other: Way): string[] {
  const agree = (a: Value, b: Value): boolean =>
    typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-6 : a === b;
  const claims = Map.groupBy(tables.claim_figure, (f) => f.claim_id);
  return [...claims].flatMap(([claimId, figures]) => {
    const [a, b] = [one(claimId), other(claimId)];
    return figures
      .map(({ figure }) => [figure, a[figure] ?? null, b[figure] ?? null] as const)
      .filter(([, x, y]) => !agree(x, y))
      .map(([figure, x, y]) => `${claimId}.${figure}: ${x} in one way, ${y} in the other`);
  });
}

/** Every figure of the ledger as it comes out in one way, in the ledger's order. */
export function entries(tables: Tables, way: Way): Entry[] {
  const once = kept(way);
  const statements = new Map(tables.claim.map((c) => [c.claim_id, c.statement]));
  return tables.claim_figure.map((figure) => {
    const { claim_id } = figure;
    return entry(figure, statements.get(claim_id) ?? '', once(claim_id)[figure.figure] ?? null);
  });
}

function entry({ claim_id, figure, test, stated, format }: ClaimFigure, statement: string, value: Value): Entry {
  return {
    sentence: `${claim_id}: ${opening(statement)} — ${figure} ${verbs[test]} ${formatValue(stated, format)}`,
    ok: holds(value, test, stated, format),
    computed: typeof value === 'number' ? `${formatValue(value, format)} (${value})` : String(value),
  };
}

/** What does not hold in a world, a line each: figures of the ledger in either way, and checks of realism. */
export async function misses(tables: Tables): Promise<string[]> {
  const database = await databaseOf(tables);
  const [sql, arquero] = [kept(withSql(database)), kept(withArquero(tables))];
  const figures = entries(tables, sql).filter((e) => !e.ok);
  const differing = differences(tables, sql, arquero);
  database.close();
  const checks = realism.map(({ name, check }) => ({ name, ...check(tables) })).filter((c) => !c.ok);
  return [
    ...figures.map((e) => `${e.sentence}, but came to ${e.computed}`),
    ...differing,
    ...checks.map((c) => `${c.name}, but found ${c.detail}`),
  ];
}
