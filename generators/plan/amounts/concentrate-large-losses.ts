import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { thresholdOf } from '../../spec/facts.ts';
import type { RepRole, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isFree, isLost, isOpen, type DealPlan } from '../deal-plan.ts';

const isLossNow = (deal: DealPlan): boolean => deal.period === 'now' && isLost(deal);

/**
 * The AE at risk has the most large losses (R7): where too few are, or too many of another AE, the deals
 * change their amounts with older losses and open deals of the segment, which leaves every sum as it is. Throws a
 * Refusal when another AE still has as many.
 */
export function concentrateLargeLosses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const isLarge = (deal: DealPlan): boolean => deal.amount >= thresholdOf(s, 'large_loss');
  const count = (role: RepRole): number => deals.filter((d) => d.rep === role && isLossNow(d) && isLarge(d)).length;
  const movable = deals.filter((d) => isFree(d) && d.competitor === null && d.segment === 'mid_market');
  const others = random.shuffle(movable.filter((d) => isOpen(d) || (isLost(d) && d.period === 'last')));
  const exchange = (deal: DealPlan, wanted: 'large' | 'small'): void => {
    const other = others.find((d) => isLarge(d) === (wanted === 'large'));
    if (other !== undefined) [deal.amount, other.amount] = [other.amount, deal.amount];
  };

  const aim = random.int(4, 6);
  for (const deal of movable.filter((d) => isLossNow(d) && d.rep === 'at_risk' && !isLarge(d)))
    if (count('at_risk') < aim) exchange(deal, 'large');
  for (const deal of movable.filter((d) => isLossNow(d) && d.rep !== 'at_risk' && isLarge(d)))
    if (count(deal.rep) >= count('at_risk') - 1) exchange(deal, 'small');

  const roles = [...new Set(deals.map((d) => d.rep))];
  const equal = roles.find((role) => role !== 'at_risk' && count(role) >= count('at_risk'));
  if (equal !== undefined) throw new Refusal(`R7 collides: ${equal} has as many large losses as the AE at risk`);
}
