import { apportion } from '../../lib/apportion.ts';
import { daysBetween } from '../../lib/calendar.ts';
import { at } from '../../lib/lists.ts';
import { clamp, normalQuantile, sum, type Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import type { StageRole } from '../../spec/scenario-spec.ts';
import { isClosed, type DealPlan } from '../deal-plan.ts';
import { leastStay } from './least-stays.ts';

/** Usual (median) days in each step. */
const STAY: Readonly<Partial<Record<StageRole, number>>> = {
  lead: 2.6,
  qualified: 4.6,
  discovery: 8,
  design: 8,
  proposal: 8,
  negotiation: 8,
  security: 5.7,
  procurement: 9.4,
  legal: 9.5,
};
/** How widely stays vary: the deviation of their logarithm. */
const SPREAD = 1.12;
/** The same for the steps whose mean stay is stated: theirs are drawn first, the others share what a cycle leaves. */
const MEASURED: readonly (readonly [StageRole, number])[] = [
  ['legal', 0.76],
  ['security', 1.05],
  ['procurement', 1.1],
];
/** The same for a measured step of an open deal, whose stay is not planned. */
const UNPLANNED_SPREAD = 0.5;
/** Shortest stay in a measured step, days, and the largest part of a case's days that it may take. */
const SHORTEST = 2;
const LARGEST_PART = 0.5;

/** Usual days in a step. */
export const usualStay = (activity: StageRole): number => STAY[activity] ?? 8;

/** Whether the mean stay in a step is stated. */
export const isMeasured = (activity: StageRole): boolean => MEASURED.some(([measured]) => measured === activity);

/** Stays in days by step, of one deal. */
export type Stays = ReadonlyMap<StageRole, number>;

/**
 * Stays for all visits of closed deals to a measured step, spread over the log-normal distribution's quantiles so that
 * no world lacks its long ones; the longest go to cases that have room for them: at most half of the case's days.
 */
export function dealMeasuredStays(deals: readonly DealPlan[], random: Random): Map<DealPlan, Stays> {
  const stays = new Map<DealPlan, Map<StageRole, number>>();
  const roomOf = (d: DealPlan): number =>
    Math.floor(daysBetween(d.createdOn, d.closeOn) * LARGEST_PART) -
    sum([...(stays.get(d)?.values() ?? [])]) * LARGEST_PART;

  for (const [activity, sigma] of MEASURED) {
    const visitors = deals.filter((d) => isClosed(d) && d.activities.includes(activity));
    const drawn = visitors.map((_, i) => {
      const quantile = normalQuantile((i + random.between(0.2, 0.8)) / visitors.length);
      return Math.max(SHORTEST, Math.round(usualStay(activity) * Math.exp(sigma * quantile)));
    });
    let left = random.shuffle(visitors);
    for (const stay of drawn.sort((a, b) => b - a)) {
      const deal = left.find((d) => roomOf(d) >= stay) ?? left.reduce((a, b) => (roomOf(b) > roomOf(a) ? b : a));
      left = left.filter((d) => d !== deal);
      const own = stays.get(deal) ?? new Map<StageRole, number>();
      stays.set(deal, own.set(activity, Math.min(stay, Math.max(SHORTEST, Math.floor(roomOf(deal))))));
    }
  }
  return stays;
}

/**
 * The days of each of a deal's steps, which sum to `total` where that leaves every step the days that it needs:
 * measured steps have theirs, the others share what is left, each by its usual length and chance.
 */
export function shareDays(
  { segment }: DealPlan,
  activities: readonly StageRole[],
  total: number,
  random: Random,
  given: Stays = new Map(),
): number[] {
  const measured = activities.map((a) =>
    isMeasured(a)
      ? (given.get(a) ?? Math.max(SHORTEST, Math.round(random.logNormal(usualStay(a), UNPLANNED_SPREAD))))
      : 0,
  );
  const least = activities.map((a) => (isMeasured(a) ? 0 : leastStay(a, segment)));
  const weights = activities.map((a) => (isMeasured(a) ? 0 : usualStay(a) * random.logNormal(1, SPREAD)));
  // Long measured stays give way where the others would not have the days that they need.
  let longest = Math.max(...measured);
  while (sum(measured) > total - sum(least) && longest > SHORTEST) {
    measured[measured.indexOf(longest)] = longest - 1;
    longest = Math.max(...measured);
  }
  const rest = apportion(Math.max(total - sum(measured) - sum(least), 0), weights);
  return activities.map((_, i) => at(measured, i) + at(least, i) + at(rest, i));
}

/** Days that a deal of a usual stay has waited, within a range; `sigma` is the deviation of the logarithm. */
export const drawWait = (random: Random, usual: number, range: Range): number =>
  clamp(Math.round(random.logNormal(usual, 0.6)), range);
