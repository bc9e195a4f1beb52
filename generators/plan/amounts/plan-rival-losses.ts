import { K } from '../../lib/money.ts';
import { clamp, sum, type Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isUnnamed, type DealPlan } from '../deal-plan.ts';
import { fill } from './fill-amounts.ts';

/** Amounts that a loss to the rival may have, US dollars: those of the Mid-Market. */
const BOUNDS: Range = [100 * K, 500 * K];

/** The losses to the rival this quarter, what they come to and how many cite price: I4. */
export function planRivalLosses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { rival, losses, lostAmount, citingPrice } = s.competition;
  const keys = s.keyDeals.filter((k) => k.state.status === 'Lost' && k.state.competitor === rival);
  const priced = keys.filter((k) => k.state.status === 'Lost' && k.state.lossReason === 'Price');
  const pool = deals.filter(
    (d) => d.period === 'now' && isLost(d) && isUnnamed(d) && d.segment === 'mid_market' && d.rep !== 'at_risk',
  );
  // One an AE at most, and none of those who own a key one: the rival is the company's problem, not one AE's.
  const taken = new Set(keys.map((k) => k.rep));
  const chosen: DealPlan[] = [];
  for (const deal of random.shuffle(pool)) {
    if (chosen.length >= losses - keys.length || taken.has(deal.rep)) continue;
    taken.add(deal.rep);
    chosen.push(deal);
  }
  const rest = lostAmount - sum(keys.map((k) => k.amount)) + random.between(-35, 35) * K;
  const mean = rest / chosen.length;
  fill(s, chosen, rest, random, [clamp(mean * 0.85, BOUNDS), clamp(mean * 1.2, BOUNDS)]);
  chosen.forEach((deal, i) => {
    deal.competitor = rival;
    deal.lossReason = i < citingPrice - priced.length ? 'Price' : 'Integration gaps';
  });
}
