import { inMillions } from '../../lib/money.ts';
import { sum } from '../../lib/numbers.ts';
import { Refusal } from '../../lib/refusal.ts';
import { repOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import type { RepGoals } from './rep-goals.ts';

/** The least share of the region's closed-won that the top performer has: over half, and seen to be. */
const CARRIED = 0.505;

/**
 * Refuses quotas under which the regions would not compare as the story says: R1, R11. Throws a Refusal that names
 * the claim, the regions and the distance.
 */
export function checkRegions(s: ScenarioSpec, goals: RepGoals): void {
  const regions = Map.groupBy(s.reps, (r) => r.region);
  const goalsIn = (region: string) => (regions.get(region) ?? []).map((r) => goals[r.role]);
  const wonIn = (region: string): number => sum(goalsIn(region).map((goal) => goal.won));
  const attained = (region: string): number => wonIn(region) / sum(goalsIn(region).map((goal) => goal.quotaToDate));
  const first = (by: (region: string) => number): string =>
    [...regions.keys()].reduce((a, b) => (by(b) > by(a) ? b : a));

  const closers = repOf(s, 'closer').region;
  const most = first(wonIn);
  if (most !== closers)
    throw new Refusal(
      `R11 collides: ${most} closes more than ${closers}, by ${inMillions(wonIn(most) - wonIn(closers))}`,
    );
  const tops = repOf(s, 'top_performer').region;
  const best = first(attained);
  if (best !== tops)
    throw new Refusal(
      `R11 collides: ${best} has a better attainment than ${tops}, ` +
        `by ${((attained(best) - attained(tops)) * 100).toFixed(1)} pp`,
    );
  const carried = goals.top_performer.won / wonIn(tops);
  if (carried <= CARRIED)
    throw new Refusal(
      `R1 collides: the top performer has ${(carried * 100).toFixed(1)}% of the closed-won in ${tops}, not over half`,
    );
}
