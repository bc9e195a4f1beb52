import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isWon, type DealPlan } from '../deal-plan.ts';
import { contactsOf } from './count-contacts.ts';

/** How deals divide by the number of contacts: one, two or three, four and more; and how many of each were won. */
export interface Buckets {
  readonly one: number;
  readonly wonOne: number;
  readonly four: number;
  readonly wonFour: number;
}

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
  return rateTwo > rateOne + 0.06 && rateFour > rateTwo + 0.12;
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
    throw new Refusal(
      `I3 and T4 collide: no split of ${closed} closed deals with ${won} won by contacts ` +
        `makes a ratio of ${s.patterns.multiThreadedRatio}`,
    );
  return random.pick(fits);
}
