import { drawAmounts } from '../../lib/draw-amounts.ts';
import { at } from '../../lib/lists.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { segmentOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import type { DealPlan } from '../deal-plan.ts';

/**
 * Draws amounts for deals of one segment that sum to a total, US dollars; within the segment's bounds unless a range
 * is given. Throws a Refusal when the range cannot hold the total.
 */
export function fill(s: ScenarioSpec, deals: readonly DealPlan[], total: number, random: Random, range?: Range): void {
  const first = deals[0];
  if (first === undefined) return;
  const { from, to } = segmentOf(s, first.segment);
  const amounts = random.shuffle(drawAmounts(random, deals.length, total, range ?? [from, to]));
  deals.forEach((deal, i) => (deal.amount = at(amounts, i)));
}
