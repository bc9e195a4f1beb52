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

/** Gives the unnamed deals of one outcome a bucket each: the smallest number of contacts that the bucket has. */
export function dealBuckets(random: Random, deals: readonly DealPlan[], one: number, four: number): void {
  const unnamed = deals.filter(isUnnamed);
  const deep = sample(random, unnamed, four, (d) => LEAN[d.rep] ** 1.5);
  const rest = unnamed.filter((d) => !deep.has(d));
  const single = sample(random, rest, one, (d) => 1 / LEAN[d.rep]);
  for (const deal of unnamed) deal.contacts = deep.has(deal) ? 4 : single.has(deal) ? 1 : 2;
}

/** How readily a deal takes one contact more without leaving its bucket; wins take most of them. */
function roomOf(deal: DealPlan): number {
  const { contacts } = deal;
  if (!isUnnamed(deal) || contacts === 1 || contacts === 3 || contacts >= 7) return 0;
  return (isWon(deal) ? 2.2 : 1) * (contacts >= 5 ? 0.3 : contacts === 2 ? 0.5 : 1);
}

/**
 * Adds contacts within the buckets until the deals have `goal` together. Throws a Refusal that names the claim when
 * they have no room for so many, or have more already.
 */
export function grow(random: Random, deals: readonly DealPlan[], goal: number, claim: string): void {
  while (contactsOf(deals) < goal) {
    const growing = deals.filter((d) => roomOf(d) > 0);
    if (growing.length === 0) break;
    random.weighted(growing, roomOf).contacts += 1;
  }
  if (contactsOf(deals) !== goal)
    throw new Refusal(`${claim} collides: ${deals.length} deals have ${contactsOf(deals)} contacts, ${goal} wanted`);
}
