import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { RepRole } from '../../spec/scenario-spec.ts';
import { isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';
import { contactsOf } from './count-contacts.ts';

/** How readily an AE engages more than one contact, beside the others. */
const LEAN: Readonly<Record<RepRole, number>> = {
  top_performer: 1,
  steady: 1.3,
  rising: 2,
  closer: 1.6,
  slump: 0.9,
  capped: 1,
  at_risk: 0.4,
  ramping: 0.7,
  turnaround: 1.2,
  newest: 1,
};

/** Takes `count` of the deals at random, each as likely as its weight says, none twice. */
function sample(
  random: Random,
  deals: readonly DealPlan[],
  count: number,
  weight: (deal: DealPlan) => number,
): Set<DealPlan> {
  const left = [...deals];
  const taken = new Set<DealPlan>();
  while (taken.size < count && left.length > 0) {
    const deal = random.weighted(left, weight);
    taken.add(deal);
    left.splice(left.indexOf(deal), 1);
  }
  return taken;
}

/**
 * Gives the unnamed deals of one outcome a bucket each: so many that have one contact, so many that have `many`, the
 * others two: the smallest number of contacts that the bucket has.
 */
export function dealBuckets(random: Random, deals: readonly DealPlan[], one: number, deep: number, many: number): void {
  const unnamed = deals.filter(isUnnamed);
  const isDeep = sample(random, unnamed, deep, (d) => LEAN[d.rep] ** 1.5);
  const rest = unnamed.filter((d) => !isDeep.has(d));
  const isSingle = sample(random, rest, one, (d) => 1 / LEAN[d.rep]);
  for (const deal of unnamed) deal.contacts = isDeep.has(deal) ? many : isSingle.has(deal) ? 1 : 2;
}

/** How readily a deal takes one contact more without leaving its bucket; wins take most of them. */
function roomOf(deal: DealPlan, many: number): number {
  const { contacts } = deal;
  if (!isUnnamed(deal) || contacts === 1 || contacts === many - 1 || contacts >= many + 3) return 0;
  return (isWon(deal) ? 2.2 : 1) * (contacts > many ? 0.3 : contacts < many ? 0.5 : 1);
}

/**
 * Adds contacts within the buckets, the last of which begins with `many`, until the deals have `goal` together. Throws
 * a Refusal that names the claim when they have no room for so many, or have more already.
 */
export function grow(random: Random, deals: readonly DealPlan[], goal: number, many: number, claim: string): void {
  const room = (deal: DealPlan): number => roomOf(deal, many);
  while (contactsOf(deals) < goal) {
    const growing = deals.filter((d) => room(d) > 0);
    if (growing.length === 0) break;
    random.weighted(growing, room).contacts += 1;
  }
  if (contactsOf(deals) !== goal)
    throw new Refusal(`${claim} collides: ${deals.length} deals have ${contactsOf(deals)} contacts, ${goal} wanted`);
}
