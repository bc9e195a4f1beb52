import { daysBetween } from '../lib/calendar.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isLost, isUnnamed, isWon, type DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { settledFor } from './entries.ts';

/** Share of won deals whose champion answers slowly all the same, and of lost ones whose champion is fast. */
const SLOW_WINS: Range = [0.05, 0.13];
const FAST_LOSSES: Range = [0.2, 0.32];

/** Share of the healthy deals that add no contacts any more, and of those at risk whose activity dropped off. */
const SETTLED: Range = [0.11, 0.24];
const DROPPING: Range = [0.78, 0.92];
/** Share of the healthy deals with more activities than 3–5 a week. */
const UNEVEN: Range = [0.1, 0.18];

/** How the tendencies fall on the deals: which show them, and which are the exceptions. */
export interface Temper {
  /** Whether the champion answers fast. */
  readonly isFast: (deal: DealPlan) => boolean;
  /** Whether contacts are still being added. */
  readonly isAdding: (deal: DealPlan) => boolean;
  /** Whether a healthy deal keeps to 3–5 activities a week. */
  readonly keepsRate: (deal: DealPlan) => boolean;
  /** What becomes of an unnamed deal at risk: its activity drops off, or its AE keeps it up; null for other deals. */
  readonly fateOf: (deal: DealPlan) => 'drops off' | 'is kept up' | null;
}

/** Chooses the deals that are exceptions to a tendency. */
export function planTempers(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Temper {
  const some = (list: readonly DealPlan[], share: Range, of: number): ReadonlySet<DealPlan> =>
    new Set(random.shuffle(list).slice(0, random.share(share, of)));
  const won = deals.filter(isWon);
  const lost = deals.filter(isLost);
  const healthy = deals.filter((d) => d.band === 'healthy');
  const atRisk = deals.filter((d) => d.band === 'at_risk' && isUnnamed(d));
  // Only a deal that is older than the sign of life can have lost it.
  const old = healthy.filter((d) => isUnnamed(d) && daysBetween(d.createdOn, s.asOf) > settledFor(s) + 8);

  const slowWins = some(won, SLOW_WINS, won.length);
  const fastLosses = some(lost, FAST_LOSSES, lost.length);
  const settled = some(old, SETTLED, healthy.length);
  const uneven = some(old, UNEVEN, healthy.length);
  const dropping = some(atRisk, DROPPING, atRisk.length);
  return {
    isFast: (deal) => {
      if (isWon(deal)) return !slowWins.has(deal);
      return isLost(deal)
        ? fastLosses.has(deal)
        : deal.band === 'healthy' || deal.band === 'monitor' || deal.role === 'crash';
    },
    isAdding: (deal) => !settled.has(deal),
    keepsRate: (deal) => !uneven.has(deal),
    fateOf: (deal) => (dropping.has(deal) ? 'drops off' : atRisk.includes(deal) ? 'is kept up' : null),
  };
}
