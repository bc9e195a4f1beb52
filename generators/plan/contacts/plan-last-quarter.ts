import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { thresholdOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isWon, type DealPlan } from '../deal-plan.ts';
import { contactsOf, ofRep } from './count-contacts.ts';
import { dealBuckets, grow } from './fill-buckets.ts';
import { planNewest, planTopPerformer } from './stated-means.ts';

/**
 * Contacts of the deals closed last quarter: the wins bring the share of deep ones among all wins to a random level
 * above a half (A4). Throws a Refusal when there are too few wins for that.
 */
export function planLastQuarter(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const last = deals.filter((d) => d.period === 'last');
  const { topPerformer, newest } = s.patterns.contacts;
  const many = thresholdOf(s, 'many_contacts');
  for (const deal of last) deal.contacts = 1;
  planTopPerformer(s, ofRep(last, 'top_performer'), topPerformer - random.between(0.1, 0.3), random);
  planNewest(ofRep(last, 'newest'), newest, random);

  const fixed = [...ofRep(last, 'top_performer'), ...ofRep(last, 'newest')];
  const others = last.filter((d) => !fixed.includes(d));
  const wins = others.filter(isWon);
  const losses = others.filter(isLost);
  const planned = [...deals.filter((d) => d.period === 'now'), ...fixed];
  const deepWins = planned.filter((d) => isWon(d) && d.contacts >= many).length;
  const deep = Math.min(random.share([0.53, 0.62], s.deals.won) - deepWins, wins.length - 5);
  if (deep < 0 || deep + deepWins < s.deals.won * 0.52)
    throw new Refusal(`A4 collides: ${deep + deepWins} of ${s.deals.won} wins have ${many} contacts`);

  dealBuckets(random, wins, random.int(3, 5), deep, many);
  dealBuckets(random, losses, random.share([0.6, 0.66], losses.length), random.int(6, 9), many);
  grow(random, wins, contactsOf(wins) + random.share([0.4, 0.55], wins.length), many, 'A4');
  grow(random, losses, contactsOf(losses) + random.int(9, 13), many, 'A5');
}
