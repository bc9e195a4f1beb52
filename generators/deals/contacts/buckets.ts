import { PlanError } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { RepRole, ScenarioSpec } from '../../scenario-spec.ts';
import { isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';
import { contactsOf } from './count.ts';

/** How deals divide by the number of contacts: one, two or three, four and more; and how many of each were won. */
export interface Buckets {
  readonly one: number;
  readonly wonOne: number;
  readonly four: number;
  readonly wonFour: number;
}

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

/** The whole numbers between the two, both included, from the first one on. */
function* wholeNumbers(from: number, to: number): Generator<number> {
  for (let n = from; n <= to; n++) yield n;
}

/** The fewest contacts that the deals can have together: two in the middle bucket, four in the last. */
function fewestContacts(closed: number, { one, four }: Buckets, fixed: readonly DealPlan[]): number {
  const fixedOne = fixed.filter((d) => d.contacts === 1).length;
  const fixedFour = fixed.filter((d) => d.contacts >= 4).length;
  const free = {
    one: one - fixedOne,
    two: closed - one - four - (fixed.length - fixedOne - fixedFour),
    four: four - fixedFour,
  };
  return contactsOf(fixed) + free.one + 2 * free.two + 4 * free.four;
}

/** Whether win rates rise clearly from bucket to bucket. */
function isRising(closed: number, won: number, { one, wonOne, four, wonFour }: Buckets): boolean {
  const [rateOne, rateFour] = [wonOne / one, wonFour / four];
  const rateTwo = (won - wonOne - wonFour) / (closed - one - four);
  return rateTwo > rateOne + 0.03 && rateFour > rateTwo + 0.12;
}

/**
 * The buckets of the deals closed this quarter, at random among all that make the stated ratio: the win rate of deals
 * with two and more contacts over that of deals with one; win rates rise from bucket to bucket. The contacts of the
 * `fixed` deals are planned already. Throws a PlanError when no split does.
 */
export function chooseBuckets(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  fixed: readonly DealPlan[],
  random: Random,
): Buckets {
  const closed = deals.length;
  const won = deals.filter(isWon).length;
  const fixedFour = fixed.filter((d) => d.contacts >= 4);
  const most = (s.patterns.contacts.team - 0.04) * closed;
  const leastFour = Math.max(fixedFour.length + 14, Math.round(closed * 0.18));
  const leastWonFour = Math.max(fixedFour.filter(isWon).length + 6, Math.round(won * 0.38));

  const fits: Buckets[] = [];
  for (const one of wholeNumbers(Math.round(closed * 0.47), closed * 0.52))
    for (const wonOne of wholeNumbers(5, won - 1)) {
      const ratio = (won - wonOne) / (closed - one) / (wonOne / one);
      if (Math.abs(ratio - s.patterns.multiThreadedRatio) > 0.04) continue;
      for (const four of wholeNumbers(leastFour, closed * 0.23))
        for (const wonFour of wholeNumbers(leastWonFour, won * 0.5)) {
          const buckets = { one, wonOne, four, wonFour };
          if (fewestContacts(closed, buckets, fixed) <= most && isRising(closed, won, buckets)) fits.push(buckets);
        }
    }
  if (fits.length === 0)
    throw new PlanError(
      `I3 and T4 collide: no split of ${closed} closed deals with ${won} won by contacts ` +
        `makes a ratio of ${s.patterns.multiThreadedRatio}`,
    );
  return random.pick(fits);
}

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
 * Adds contacts within the buckets until the deals have `goal` together. Throws a PlanError that names the claim when
 * they have no room for so many, or have more already.
 */
export function grow(random: Random, deals: readonly DealPlan[], goal: number, claim: string): void {
  while (contactsOf(deals) < goal) {
    const growing = deals.filter((d) => roomOf(d) > 0);
    if (growing.length === 0) break;
    random.weighted(growing, roomOf).contacts += 1;
  }
  if (contactsOf(deals) !== goal)
    throw new PlanError(`${claim} collides: ${deals.length} deals have ${contactsOf(deals)} contacts, ${goal} wanted`);
}
