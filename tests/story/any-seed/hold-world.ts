import { q4Crunch } from '../../../generators/scenario.ts';
import { makeWorld } from '../../../generators/world.ts';
import { tablesOf } from '../../support/world.ts';
import { misses } from '../ledger.ts';
import { tendencies } from '../realism/tendencies.ts';
import { secondWay } from '../second-way/index.ts';

/** What became of a seed's world. */
export interface Outcome {
  readonly seed: string;
  /** What does not hold, a line each. */
  readonly misses: readonly string[];
  /** The share of rows that shows each tendency; none where no world could be made. */
  readonly shares: readonly number[];
}

/** Makes a seed's world and holds it against the ledger, in SQL and in Arquero, and against the rules of realism. */
export async function holdWorld(seed: string): Promise<Outcome> {
  try {
    const tables = tablesOf(makeWorld({ ...q4Crunch, seed }));
    const shares = tendencies.map(([claim, figure]) => Number(secondWay[claim]?.(tables)[figure]));
    return { seed, misses: await misses(tables), shares };
  } catch (error) {
    return { seed, misses: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)], shares: [] };
  }
}

/** Tendencies that land at too few values over many seeds, or on their thresholds, a line each. */
export function heapedTendencies(outcomes: readonly Outcome[]): string[] {
  const made = outcomes.filter(({ shares }) => shares.length > 0);
  return tendencies.flatMap(([claim, figure, least], i) => {
    const shares = made.map((outcome) => outcome.shares[i] ?? NaN);
    const values = new Set(shares.map((share) => share.toFixed(3))).size;
    const onThreshold = shares.filter((share) => Math.abs(share - least) < 0.01).length;
    return values >= 3 && onThreshold <= made.length / 2
      ? []
      : [`${claim} ${figure}: ${values} values, ${onThreshold} of ${made.length} on ${least}`];
  });
}
