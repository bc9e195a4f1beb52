import { inMillions, K, totalOf } from '../../lib/money.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import type { DealPlan, Slot } from '../deal-plan.ts';
import { fill } from './fill-amounts.ts';

/**
 * Which deals are stuck in Legal Review, and the amounts of those that are in Best Case: their number and sum are the
 * stated ones (P1). Throws a Refusal when the others leave no room for that.
 */
export function planStuckInLegal(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { stuckAmount, stuckDeals } = s.process.legal;
  const largest = (slot: Slot, count: number): DealPlan[] =>
    deals
      .filter((d) => d.slot === slot)
      .sort((a, b) => b.amount - a.amount)
      .slice(0, count);
  const given = [
    ...deals.filter((d) => d.role === 'closing'),
    ...largest('commit at risk', 1),
    ...largest('commit monitor', 1),
    ...largest('commit healthy', 1),
  ];
  const bestCase = largest('legal best case', stuckDeals - given.length);
  const rest = stuckAmount - totalOf(given) + random.between(-25, 25) * K;
  const room: Range = [bestCase.length * 110 * K, bestCase.length * 495 * K];
  if (given.length + bestCase.length !== stuckDeals || rest < room[0] || rest > room[1])
    throw new Refusal(
      `P1 collides: ${stuckDeals} deals with ${inMillions(totalOf(given))} in the first ${given.length} ` +
        `cannot make ${inMillions(stuckAmount)}; off by ${inMillions(Math.max(room[0] - rest, rest - room[1], 0))}`,
    );
  fill(s, bestCase, rest, random, [110 * K, 499 * K]);
  for (const deal of [...given, ...bestCase]) deal.stuckInLegal = true;
}
