import { expect, test } from 'vitest';
import type { ScenarioSpec } from '../../generators/scenario.ts';
import { q4Crunch } from '../../generators/scenario.ts';
import { makeWorld } from '../../generators/world.ts';
import { tablesOf, type Tables } from '../support/world.ts';
import { alteredScenario } from './altered-scenario.ts';
import { misses } from './ledger.ts';
import { tendencies } from './realism/tendencies.ts';
import { activity } from './second-way/activity.ts';

const seeds = Array.from({ length: 25 }, (_, i) => `any-seed-${i + 1}`);
const PATIENCE = 60_000;

const make = (spec: ScenarioSpec): Tables => tablesOf(makeWorld(spec));

/** The share of rows that shows each tendency, by seed; kept, since making a world takes a while. */
const shown = new Map<string, number[]>();

function showTendencies(seed: string, tables: Tables): number[] {
  const shares = tendencies.map(([claim, figure]) => Number(activity[claim]?.(tables)[figure]));
  shown.set(seed, shares);
  return shares;
}

test.each(seeds)('the story holds for the seed %s', { timeout: PATIENCE }, (seed) => {
  const tables = make({ ...q4Crunch, seed });
  showTendencies(seed, tables);
  expect(misses(tables)).toEqual([]);
});

test('another scenario, with its own targets and as-of day, holds too', { timeout: PATIENCE }, () => {
  expect(misses(make(alteredScenario))).toEqual([]);
});

test(
  'tendencies land at different values for different seeds, not on their thresholds',
  { timeout: 5 * PATIENCE },
  () => {
    const bySeed = seeds.map((seed) => shown.get(seed) ?? showTendencies(seed, make({ ...q4Crunch, seed })));
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
