import { expect, test } from 'vitest';
import { q4Crunch } from '../../../generators/scenario.ts';
import { makeWorld } from '../../../generators/world.ts';
import { tablesOf, type Tables } from '../../support/world.ts';
import { misses } from '../ledger.ts';
import { tendencies } from '../realism/tendencies.ts';
import { activity } from '../second-way/activity.ts';

/** For a world and its checks, in milliseconds. */
export const PATIENCE = 60_000;

/** The share of rows that shows each tendency. */
const sharesOf = (tables: Tables): number[] =>
  tendencies.map(([claim, figure]) => Number(activity[claim]?.(tables)[figure]));

/**
 * Tests that the story holds for each of the seeds, and its tendencies at different values. The seeds are in several
 * files, since Vitest runs files side by side.
 */
export function holdFor(seeds: readonly string[]): void {
  // Kept, since making a world takes a while.
  const shown = new Map<string, number[]>();
  const make = (seed: string): Tables => {
    const tables = tablesOf(makeWorld({ ...q4Crunch, seed }));
    shown.set(seed, sharesOf(tables));
    return tables;
  };

  test.each(seeds)('the story holds for the seed %s', { timeout: PATIENCE }, async (seed) => {
    expect(await misses(make(seed))).toEqual([]);
  });

  test(
    'tendencies land at different values for different seeds, not on their thresholds',
    { timeout: 5 * PATIENCE },
    () => {
      for (const seed of seeds) if (!shown.has(seed)) make(seed);
      const bySeed = [...shown.values()];
      const suspicious = tendencies.flatMap(([claim, figure, least], i) => {
        const shares = bySeed.map((values) => values[i] ?? NaN);
        const values = new Set(shares.map((share) => share.toFixed(3))).size;
        const onThreshold = shares.filter((share) => Math.abs(share - least) < 0.01).length;
        return values >= 3 && onThreshold <= seeds.length / 2
          ? []
          : [`${claim} ${figure}: ${values} values, ${onThreshold} of ${seeds.length} on ${least}`];
      });
      expect(suspicious).toEqual([]);
    },
  );
}
