import { daysBetween } from '../../lib/calendar.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { benchmarkOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isFree, isOpen, lastStep, stageEnteredOn, type DealPlan } from '../deal-plan.ts';

/** Shares of the deals without a technical buyer: of those over the benchmark of their step, and of those within it. */
const WITHOUT_LATE: Range = [0.74, 0.86];
const WITHOUT_WITHIN: Range = [0.16, 0.32];

/** Whether the plan may still say who judges the product: a deal that had a security review had somebody who did. */
const isUndecided = (deal: DealPlan): boolean => isFree(deal) && !deal.activities.includes('security');

/** Whether the sponsor takes the place that a technical buyer would need beside the champion. */
const isFull = (deal: DealPlan): boolean => deal.hasSponsor && deal.contacts <= 2;

/** Leaves so many of the deals without a technical buyer, as far as they are undecided: those with few contacts first. */
function leaveWithout(deals: readonly DealPlan[], count: number, random: Random): void {
  const undecided = deals.filter(isUndecided);
  const decided = deals.filter((d) => !isUndecided(d) && !d.hasTechnicalBuyer).length;
  const inOrder = random
    .shuffle(undecided)
    .toSorted((a, b) => Number(isFull(b)) - Number(isFull(a)) || a.contacts - b.contacts);
  for (const [i, deal] of inOrder.entries()) {
    deal.hasTechnicalBuyer = i >= count - decided;
    // Where there is no place for both, the technical buyer is there in the sponsor's.
    if (deal.hasTechnicalBuyer && isFull(deal)) deal.hasSponsor = false;
  }
}

/**
 * Which open deals in the design step have a technical buyer: few of those that are over its benchmark, most of those
 * within it (P6).
 */
export function planBuyIn(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const standing = deals.filter((d) => isOpen(d) && lastStep(d) === 'design');
  const isLate = (d: DealPlan): boolean => daysBetween(stageEnteredOn(d), s.asOf) > benchmarkOf(s, 'design');
  const [late, within] = [standing.filter(isLate), standing.filter((d) => !isLate(d))];
  const least = Math.ceil(WITHOUT_LATE[0] * late.length);
  leaveWithout(late, Math.min(Math.max(random.share(WITHOUT_LATE, late.length), least), late.length - 1), random);
  const most = Math.floor(WITHOUT_WITHIN[1] * within.length);
  leaveWithout(within, Math.min(random.share(WITHOUT_WITHIN, within.length), most), random);
}
