import { Refusal } from '../../lib/refusal.ts';
import { bandAt, segmentAt } from '../../spec/facts.ts';
import type { KeyDealSpec, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isUnnamed, type DealPlan } from '../deal-plan.ts';

function fits(s: ScenarioSpec, deal: DealPlan, { rep, state }: KeyDealSpec): boolean {
  if (!isUnnamed(deal) || deal.rep !== rep) return false;
  return state.status === 'Lost' ? isLost(deal) && deal.period === 'now' : deal.band === bandAt(s, state.health).role;
}

/**
 * Puts each key deal in the place of one of its AE's deals of the same outcome and band. Throws a Refusal when an
 * AE has none left.
 */
export function placeKeyDeals(s: ScenarioSpec, deals: readonly DealPlan[]): void {
  for (const key of s.keyDeals) {
    const deal = deals.find((d) => fits(s, d, key));
    if (deal === undefined)
      throw new Refusal(`K collides: no deal in the book of ${key.rep} is left for ${key.account}`);
    deal.role = key.role;
    deal.segment = segmentAt(s, key.amount).role;
  }
}
