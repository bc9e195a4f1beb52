import { chooseSubset } from '../../lib/choose-subset.ts';
import { at } from '../../lib/lists.ts';
import { inMillions, K, totalOf } from '../../lib/money.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { keyDealOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isWon, type DealPlan } from '../deal-plan.ts';

/** How far a sum may lie from its stated value and still round to it. */
const SLACK = 36 * K;
/** How likely a lost and another deal is an expansion. */
const LIKELY = { lost: 0.13, other: 0.26 } as const;

/**
 * Which deals are expansions: of the quarter's wins so many, with a sum that leaves the new logos theirs. Throws a
 * Refusal when no choice does.
 */
export function planExpansions(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { revenue, expansion } = s.metrics;
  const wins = deals.filter((d) => d.period === 'now' && isWon(d));
  const closed = totalOf(wins);
  const newLogos = revenue.now - expansion.now;
  const range: Range = [
    Math.max(expansion.now - SLACK, closed - newLogos - SLACK),
    Math.min(expansion.now + SLACK, closed - newLogos + SLACK),
  ];
  if (range[0] > range[1])
    throw new Refusal(
      `T1, T3 and T5 collide: ${inMillions(closed)} closed less ${inMillions(expansion.now)} expansion ` +
        `is not ${inMillions(newLogos)}`,
    );
  const candidates = wins.filter((d) => d.segment !== 'enterprise');
  const chosen = chooseSubset(
    random,
    candidates.map((d) => d.amount),
    expansion.usualDeals,
    range,
  );
  for (const i of chosen) at(candidates, i).dealType = 'Expansion';

  for (const deal of deals) {
    const key = keyDealOf(s, deal);
    if (key !== undefined) deal.dealType = key.dealType;
    else if (!wins.includes(deal))
      deal.dealType = random.chance(isLost(deal) ? LIKELY.lost : LIKELY.other) ? 'Expansion' : 'New Logo';
  }
}
