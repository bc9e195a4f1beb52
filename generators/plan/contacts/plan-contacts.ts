import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import type { DealPlan } from '../deal-plan.ts';
import { letRiserRise, liftAboveNewest, mixOutcomes } from './exchange-contacts.ts';
import { keepSingle } from './keep-single.ts';
import { mixSegments } from './mix-segments.ts';
import { planLastQuarter } from './plan-last-quarter.ts';
import { planOpen } from './plan-open-contacts.ts';
import { planRoles } from './plan-roles.ts';
import { planThisQuarter } from './plan-this-quarter.ts';

/**
 * Plans how many contacts each deal has and which roles, so that every stated mean, ratio and tendency comes out.
 * Throws a Refusal that names the claims when they cannot.
 */
export function planContacts(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  planThisQuarter(s, deals, random);
  planLastQuarter(s, deals, random);
  letRiserRise(deals, random);
  const now = deals.filter((d) => d.period === 'now');
  const { newest } = s.patterns.contacts;
  liftAboveNewest(now, newest);
  mixOutcomes(deals, newest);
  mixSegments(s, deals, random);
  keepSingle(now, newest, random);
  planOpen(s, deals, random);
  planRoles(s, deals, random);
}
