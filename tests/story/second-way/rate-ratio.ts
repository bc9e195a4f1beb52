import type { Tables } from '../../support/world.ts';
import { thresholdOf } from './definitions.ts';
import type { Frame } from './frame.ts';

/** Deals with something, and those without, that are held against each other. */
type Pair = readonly [with_: Frame<{ won: number }>, without: Frame<{ won: number }>];

/** Win rate of the former over that of the latter. */
const ratioOf = ([some, others]: Pair): number => (some.mean('won') ?? NaN) / (others.mean('won') ?? NaN);

/** The lower end of the interval of such a ratio, by its logarithm; as many standard errors wide as the threshold says. */
export function lowerEnd(tables: Tables, pair: Pair): number {
  const variance = pair.map((d) => 1 / d.sum('won') - 1 / d.count).reduce((a, b) => a + b);
  return Math.exp(Math.log(ratioOf(pair)) - thresholdOf(tables, 'interval_z') * Math.sqrt(variance));
}

/** The ratio held within strata, by Mantel and Haenszel: each deal beside those of its own stratum alone. */
export function withinStrata(strata: readonly Pair[]): number {
  const parts = strata.map(([some, others]) => {
    const all = some.count + others.count;
    return { up: (some.sum('won') * others.count) / all, down: (others.sum('won') * some.count) / all };
  });
  return parts.reduce((sum, { up }) => sum + up, 0) / parts.reduce((sum, { down }) => sum + down, 0);
}
