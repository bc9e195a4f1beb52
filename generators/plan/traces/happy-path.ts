import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isWon, type DealPlan } from '../deal-plan.ts';

/** Whether a won case ran exactly the happy path. */
export function isHappyPath(s: ScenarioSpec, deal: DealPlan): boolean {
  const path = s.process.stages.filter((g) => g.onHappyPath).map((g) => g.role);
  return isWon(deal) && deal.activities.join() === path.join();
}
