import type { Random } from '../../lib/random.ts';
import { keyDealOf } from '../../spec/facts.ts';
import type { BandRole, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isOpen, isUnnamed, type DealPlan } from '../deal-plan.ts';

/** Contacts of open deals by health band: how often they have one, two and so on. */
const CONTACTS: Readonly<Record<BandRole, Readonly<Record<string, number>>>> = {
  healthy: { 2: 0.12, 3: 0.36, 4: 0.32, 5: 0.15, 6: 0.05 },
  monitor: { 1: 0.24, 2: 0.4, 3: 0.26, 4: 0.1 },
  at_risk: { 2: 0.72, 3: 0.28 },
  critical: { 1: 0.62, 2: 0.38 },
};

/** Share of the deals at risk that are brought to a single contact. */
const SINGLE = [0.55, 0.68] as const;

/** The most contacts of a deal that is designed without technical buy-in. */
const MOST_WITHOUT_BUY_IN = 2;

/** Contacts of the open deals: the key deals have their own, the others so many as their health band suggests. */
export function planOpen(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const open = deals.filter(isOpen);
  for (const deal of open) {
    const given = keyDealOf(s, deal)?.state.contacts;
    deal.contacts = given ?? Number(random.odds(CONTACTS[deal.band ?? 'critical']));
    if (deal.slot === 'design without buy-in') deal.contacts = Math.min(deal.contacts, MOST_WITHOUT_BUY_IN);
  }
  const atRisk = random.shuffle(open.filter((d) => d.band === 'at_risk'));
  const singles = random.share(SINGLE, atRisk.length);
  for (const deal of atRisk.filter(isUnnamed).slice(0, singles)) deal.contacts = 1;
}
