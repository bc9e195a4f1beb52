import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { thresholdOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isWon, type DealPlan } from '../deal-plan.ts';
import { contactsOf } from './count-contacts.ts';

/** How deals divide by the number of contacts: one, a few, many (`many_contacts`); and how many of each were won. */
export interface Buckets {
  readonly one: number;
  readonly wonOne: number;
  readonly deep: number;
  readonly wonDeep: number;
}

/** The whole numbers between the two, both included, from the first one on. */
function* wholeNumbers(from: number, to: number): Generator<number> {
  for (let n = from; n <= to; n++) yield n;
}

/** The fewest contacts that the deals can have together: two in the middle bucket, `many` in the last. */
function fewestContacts(closed: number, { one, deep }: Buckets, fixed: readonly DealPlan[], many: number): number {
  const fixedOne = fixed.filter((d) => d.contacts === 1).length;
  const fixedDeep = fixed.filter((d) => d.contacts >= many).length;
  const free = {
    one: one - fixedOne,
    two: closed - one - deep - (fixed.length - fixedOne - fixedDeep),
    deep: deep - fixedDeep,
  };
  return contactsOf(fixed) + free.one + 2 * free.two + many * free.deep;
}

/** Whether win rates rise clearly from bucket to bucket. */
function isRising(closed: number, won: number, { one, wonOne, deep, wonDeep }: Buckets): boolean {
  const [rateOne, rateDeep] = [wonOne / one, wonDeep / deep];
  const rateTwo = (won - wonOne - wonDeep) / (closed - one - deep);
  return rateTwo > rateOne + 0.06 && rateDeep > rateTwo + 0.12;
}

/**
 * The buckets of the deals closed this quarter, at random among all that make the stated ratio: the win rate of deals
 * with two and more contacts over that of deals with one; win rates rise from bucket to bucket. The contacts of the
 * `fixed` deals are planned already. Throws a Refusal when no split does.
 */
export function chooseBuckets(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  fixed: readonly DealPlan[],
  random: Random,
): Buckets {
  const closed = deals.length;
  const won = deals.filter(isWon).length;
  const many = thresholdOf(s, 'many_contacts');
  const fixedDeep = fixed.filter((d) => d.contacts >= many);
  const most = (s.patterns.contacts.team - 0.04) * closed;
  const leastDeep = Math.max(fixedDeep.length + 14, Math.round(closed * 0.18));
  const leastWonDeep = Math.max(fixedDeep.filter(isWon).length + 6, Math.round(won * 0.38));

  const fits: Buckets[] = [];
  for (const one of wholeNumbers(Math.round(closed * 0.47), closed * 0.52))
    for (const wonOne of wholeNumbers(5, won - 1)) {
      const ratio = (won - wonOne) / (closed - one) / (wonOne / one);
      if (Math.abs(ratio - s.patterns.multiThreadedRatio) > 0.04) continue;
      for (const deep of wholeNumbers(leastDeep, closed * 0.23))
        for (const wonDeep of wholeNumbers(leastWonDeep, won * 0.5)) {
          const buckets = { one, wonOne, deep, wonDeep };
          if (fewestContacts(closed, buckets, fixed, many) <= most && isRising(closed, won, buckets))
            fits.push(buckets);
        }
    }
  if (fits.length === 0)
    throw new Refusal(
      `I3 and T4 collide: no split of ${closed} closed deals with ${won} won by contacts ` +
        `makes a ratio of ${s.patterns.multiThreadedRatio}`,
    );
  return random.pick(fits);
}
