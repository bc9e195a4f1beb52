import { expect, test } from 'vitest';
import { heapedTendencies, holdWorld, type Outcome } from './hold-world.ts';

/**
 * Tests that the story holds for each of the seeds, and its tendencies at different values. The seeds are in several
 * files, since Vitest runs files side by side.
 */
export function holdFor(seeds: readonly string[]): void {
  // Kept, since making a world takes a while.
  const outcomes = new Map<string, Promise<Outcome>>();
  const outcomeOf = (seed: string): Promise<Outcome> => {
    const outcome = outcomes.get(seed) ?? holdWorld(seed);
    outcomes.set(seed, outcome);
    return outcome;
  };

  test.each(seeds)('the story holds for the seed %s', async (seed) => {
    expect((await outcomeOf(seed)).misses).toEqual([]);
  });

  test('tendencies land at different values for different seeds, not on their thresholds', async () => {
    const bySeed = await Promise.all(seeds.map(outcomeOf));
    expect(bySeed.filter(({ shares }) => shares.length === 0)).toEqual([]);
    expect(heapedTendencies(bySeed)).toEqual([]);
  });
}
