import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { keyDealOf, thresholdOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';
import { chooseBuckets } from './choose-buckets.ts';
import { contactsOf, meanContacts, ofRep } from './count-contacts.ts';
import { dealBuckets, grow } from './fill-buckets.ts';
import { planNewest, planTopPerformer } from './stated-means.ts';

/**
 * Contacts of the deals closed this quarter: every mean and ratio that the story states. Throws a Refusal that
 * names the claims when they cannot hold together.
 */
export function planThisQuarter(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const now = deals.filter((d) => d.period === 'now');
  const { topPerformer, newest, team } = s.patterns.contacts;
  const many = thresholdOf(s, 'many_contacts');
  for (const deal of now) deal.contacts = keyDealOf(s, deal)?.state.contacts ?? 1;
  planTopPerformer(s, ofRep(now, 'top_performer'), topPerformer, random);
  planNewest(ofRep(now, 'newest'), newest, random);

  const fixed = [...ofRep(now, 'top_performer'), ...ofRep(now, 'newest')];
  const others = now.filter((d) => !fixed.includes(d));
  const { one, wonOne, deep: allDeep, wonDeep } = chooseBuckets(s, now, fixed, random);
  const groups = [
    { isMember: isWon, one: wonOne, deep: wonDeep },
    { isMember: (d: DealPlan) => !isWon(d), one: one - wonOne, deep: allDeep - wonDeep },
  ];
  for (const group of groups) {
    const own = others.filter(group.isMember);
    const planned = [...fixed.filter(group.isMember), ...own.filter((d) => !isUnnamed(d))];
    const single = planned.filter((d) => d.contacts === 1);
    const deep = planned.filter((d) => d.contacts >= many);
    dealBuckets(random, own, group.one - single.length, group.deep - deep.length, many);
  }
  const goal = Math.round((team + random.between(-0.035, 0.035)) * now.length) - contactsOf(fixed);
  grow(random, others, goal, many, 'I3');

  const newests = ofRep(now, 'newest');
  if (Math.round(meanContacts(newests) * 10) / 10 !== newest)
    throw new Refusal(`R10 collides: ${newests.length} deals cannot have ${newest} contacts on average`);
}
