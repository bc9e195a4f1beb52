import { formatValue, holds, type Test, type Value } from '../../src/model/formats.ts';
import type { ClaimFigure, Tables } from '../support/world.ts';
import { realism } from './realism.ts';
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

/** Every figure of the ledger as it comes out in one way, in the ledger's order. */
export function entries(tables: Tables, way: Way): Entry[] {
  const computed = new Map<string, ReturnType<Way>>();
  const statements = new Map(tables.claim.map((c) => [c.claim_id, c.statement]));
  return tables.claim_figure.map((figure) => {
    const { claim_id } = figure;
    const values = computed.get(claim_id) ?? way(claim_id);
    computed.set(claim_id, values);
    return entry(figure, statements.get(claim_id) ?? '', values[figure.figure] ?? null);
  });
}

function entry({ claim_id, figure, test, stated, format }: ClaimFigure, statement: string, value: Value): Entry {
  return {
    sentence: `${claim_id}: ${opening(statement)} — ${figure} ${verbs[test]} ${formatValue(stated, format)}`,
    ok: holds(value, test, stated, format),
    computed: typeof value === 'number' ? `${formatValue(value, format)} (${value})` : String(value),
  };
}

/** What does not hold in a world, a line each: figures of the ledger, and checks of realism. */
export function misses(tables: Tables): string[] {
  const figures = entries(tables, withArquero(tables)).filter((e) => !e.ok);
  const checks = realism.map(({ name, check }) => ({ name, ...check(tables) })).filter((c) => !c.ok);
  return [
    ...figures.map((e) => `${e.sentence}, but came to ${e.computed}`),
    ...checks.map((c) => `${c.name}, but found ${c.detail}`),
  ];
}
