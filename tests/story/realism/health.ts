import type { Tables } from '../../support/world.ts';
import { openDeals, type Deal } from '../second-way/facts.ts';
import { between, none, type Check } from './check.ts';

/** Points by which a score moves without a reason. */
const NOISE = 3;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The place of each value among all in ascending order; equal ones share theirs. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

/** How far two measures of the ordinary open deals have the same order: 1 in all, 0 in none, −1 in the opposite one. */
function agreement(tables: Tables, one: (deal: Deal) => number, other: (deal: Deal) => number): number {
  const deals = openDeals(tables)
    .where((d) => d.is_key === 0)
    .rows();
  const [x, y] = [ranksOf(deals.map(one)), ranksOf(deals.map(other))];
  const [meanX, meanY] = [mean(x), mean(y)];
  const product = (a: readonly number[], b: readonly number[], meanA: number, meanB: number): number =>
    mean(a.map((value, i) => (value - meanA) * ((b[i] ?? 0) - meanB)));
  return product(x, y, meanX, meanY) / Math.sqrt(product(x, x, meanX, meanX) * product(y, y, meanY, meanY));
}

const healthOf = (deal: Deal): number => deal.health ?? 0;

/** Health is explained by what happened on a deal. */
export const healthChecks: Check[] = [
  between('the healthier an open deal, the shorter its silence, but not always', 0.5, 0.98, (tables) =>
    agreement(tables, healthOf, (d) => -(d.days_silent ?? 0)),
  ),
  between('the healthier an open deal, the more people take part in it, but not always', 0.4, 0.95, (tables) =>
    agreement(tables, healthOf, (d) => d.contacts),
  ),

  none("the crashed deal's health holds while contact lasts, and falls from day to day once it has broken off", (t) =>
    openDeals(t)
      .where((d) => d.story_role === 'crash')
      .rows()
      .flatMap((deal) => {
        const scores = t.health_snapshot
          .filter((h) => h.opportunity_id === deal.opportunity_id)
          .toSorted((a, b) => (a.observed_on < b.observed_on ? -1 : 1));
        return scores
          .filter(({ observed_on, health }, i) => {
            const before = scores.slice(0, i).map((h) => h.health);
            return observed_on <= (deal.last_contact_on ?? '')
              ? health < Math.max(0, ...before) - NOISE
              : health >= (before.at(-1) ?? Infinity);
          })
          .map(({ observed_on, health }) => `${health} on ${observed_on}`);
      }),
  ),
];
