import { Refusal } from '../../lib/refusal.ts';
import { bandOf } from '../../spec/facts.ts';
import type { KeyDealSpec, ScenarioSpec, Segment } from '../../spec/scenario-spec.ts';
import { isLost, isUnnamed, type DealPlan } from '../deal-plan.ts';

const segmentFor = (s: ScenarioSpec, amount: number): Segment =>
  s.segments.find((g) => amount >= g.from && amount <= g.to)?.segment ?? 'SMB';

function fits(s: ScenarioSpec, deal: DealPlan, { rep, state }: KeyDealSpec): boolean {
  if (!isUnnamed(deal) || deal.rep !== rep) return false;
  return state.status === 'Lost' ? isLost(deal) && deal.period === 'now' : deal.band === bandOf(s, state.health).band;
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
    deal.segment = segmentFor(s, key.amount);
  }
}
