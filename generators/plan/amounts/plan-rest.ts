import { inMillions, totalOf } from '../../lib/money.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import type { DealPlan } from '../deal-plan.ts';
import { fill } from './fill-amounts.ts';

/** The most that a deal which the story does not speak of comes to, as a share of its largest: that stays the largest. */
const MOST = 0.88;

/**
 * Amounts of the lost and the other open deals: what the wins and slots leave of each segment's stated sum. Throws a
 * Refusal, with its cause, when the segment's bounds cannot hold that.
 */
export function planRest(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const most = MOST * Math.max(...s.keyDeals.map((k) => k.amount));
  for (const { role, segment, amount, from, to } of s.segments) {
    const all = deals.filter((d) => d.segment === role);
    const spent = totalOf(all);
    const goal = amount + random.between(-0.3, 0.3) * 1e6;
    const unplanned = all.filter((d) => d.amount === 0);
    try {
      fill(s, unplanned, goal - spent, random, [from, Math.min(to, most)]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(
        `D3 collides for ${segment}: ${error.message}; ` +
          `${inMillions(spent)} of ${inMillions(amount)} is already in wins, Commit and key deals`,
        { cause: error },
      );
    }
  }
}
