import { crashScores, type Score } from '../history/crash-scores.ts';
import { planLevels, scoresOf } from '../history/scores.ts';
import type { Random } from '../lib/random.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface HealthSnapshotRow extends Score {
  readonly opportunity_id: string;
}

/** Health of a deal whose level nobody planned: it is open. */
const NO_LEVEL = 55;

/** Scores for each deal: weekly on the as-of day's weekday, and on the days of its creation and its close. */
export function makeHealthSnapshots(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  idOf: (deal: DealPlan) => string,
  random: Random,
): HealthSnapshotRow[] {
  const levels = planLevels(deals, random);
  return deals.flatMap((deal): HealthSnapshotRow[] => {
    const opportunity_id = idOf(deal);
    if (deal.role === 'crash') return crashScores(s, deal, random).map((score) => ({ opportunity_id, ...score }));
    const scores = scoresOf(s, deal, levels.get(deal) ?? NO_LEVEL, random);
    return scores.map((score) => ({ opportunity_id, ...score, note: null }));
  });
}
