import { K } from '../../lib/money.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isUnnamed, type DealPlan } from '../deal-plan.ts';

/** How far above the stated least the largest deal may lie, US dollars. */
const ABOVE = 150;

/**
 * The largest deal of the extract, which was lost last quarter (D6). Throws a Refusal when no loss of that quarter is of
 * the largest segment.
 */
export function planLargest(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const least = s.largestLoss / K;
  const losses = deals.filter(
    (d) => d.period === 'last' && isLost(d) && isUnnamed(d) && d.segment === 'enterprise' && d.amount === 0,
  );
  if (losses.length === 0) throw new Refusal('D6 collides: no deal of the largest segment was lost last quarter');
  random.pick(losses).amount = random.int(least + 5, least + ABOVE) * K;
}
