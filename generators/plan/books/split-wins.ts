import { inMillions } from '../../lib/money.ts';
import { sum, type Range } from '../../lib/numbers.ts';
import { Refusal } from '../../lib/refusal.ts';
import { segmentOf } from '../../spec/facts.ts';
import type { RepSpec, ScenarioSpec, SegmentRole } from '../../spec/scenario-spec.ts';
import { SEGMENTS } from './plan-segments.ts';

type Split = Readonly<Record<SegmentRole, number>>;

/** Mean amounts that wins of each segment usually have, US dollars: to judge how many of each make up a sum. */
const USUAL_WIN: Split = { enterprise: 565_000, mid_market: 215_000, smb: 55_000 };
/** The most that the wins of a segment may come to on average, US dollars, so that they do not crowd its upper end. */
const LARGEST_MEAN: Split = { enterprise: 900_000, mid_market: 420_000, smb: 85_000 };
/** How far above the least that its deals can come to an amount must lie. */
const ABOVE_LEAST = 1.06;

const totalOf = (split: Split, amounts: Split): number => sum(SEGMENTS.map((g) => split[g] * amounts[g]));

/**
 * Splits an AE's wins by segment, as near as can be to what the amount to be won, US dollars, suggests; `large` is how
 * many Enterprise wins there may be. Throws a Refusal when no split can carry the amount.
 */
export function splitWins(s: ScenarioSpec, rep: RepSpec, wins: number, won: number, large: Range): Split {
  const smallest = {
    enterprise: segmentOf(s, 'enterprise').from,
    mid_market: segmentOf(s, 'mid_market').from,
    smb: segmentOf(s, 'smb').from,
  };
  let best: { split: Split; cost: number } | null = null;
  for (let top = large[0]; top <= Math.min(large[1], wins); top++)
    for (let mid = 0; mid <= wins - top; mid++) {
      const split = { enterprise: top, mid_market: mid, smb: wins - top - mid };
      if (totalOf(split, smallest) * ABOVE_LEAST > won || totalOf(split, LARGEST_MEAN) < won) continue;
      const cost = Math.abs(Math.log(totalOf(split, USUAL_WIN) / won)) + 0.02 * top + (split.smb === 0 ? 0.05 : 0);
      if (best === null || cost < best.cost) best = { split, cost };
    }
  if (best === null)
    throw new Refusal(`attainment and wins collide: ${rep.name} cannot win ${inMillions(won)} with ${wins} deals`);
  return best.split;
}
