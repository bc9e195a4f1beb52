import type { Random } from '../random.ts';
import type { ScenarioSpec } from '../scenario-spec.ts';
import { letRiserRise, liftAboveNewest, mixOutcomes } from './contacts/exchanges.ts';
import { planLastQuarter } from './contacts/last-quarter.ts';
import { planOpen } from './contacts/open.ts';
import { planRoles } from './contacts/roles.ts';
import { planThisQuarter } from './contacts/this-quarter.ts';
import type { DealPlan } from './deal-plan.ts';

/**
 * Plans how many contacts each deal has and which roles, so that every stated mean, ratio and tendency comes out.
 * Throws a PlanError that names the claims when they cannot.
 */
export function planContacts(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  planThisQuarter(s, deals, random);
  planLastQuarter(s, deals, random);
  letRiserRise(deals, random);
  liftAboveNewest(
    deals.filter((d) => d.period === 'now'),
    s.patterns.contacts.newest,
  );
  mixOutcomes(deals);
  planOpen(s, deals, random);
  planRoles(s, deals, random);
}
