import { planShareAt } from './calendar.ts';
import { apportion, PlanError, sum } from './plan.ts';
import type { Random } from './random.ts';
import type { RepRole, ScenarioSpec } from './scenario.ts';

export interface RepGoal {
  /** Quota of the running quarter, US dollars, a multiple of 5,000. */
  readonly quota: number;
  /** Quota times the plan's phasing up to the as-of day, US dollars. */
  readonly quotaToDate: number;
  /** Amount to be won in the quarter to date, US dollars. */
  readonly won: number;
}

const STEP = 5000;
/** How far an attainment may lie from its stated value and still round to it. */
const SLACK = 0.004;
/** How far a quota may be bent from its usual value. */
const BEND: readonly [number, number] = [0.6, 1.6];

/**
 * Finds quotas that sum to the revenue target and, with the stated attainments and the plan's phasing, bring the
 * stated closed total: the usual quotas, tilted towards the AEs of high or of low attainment as far as needed. The
 * top performer's is left alone, for more than half of a region hangs on it.
 * Throws a PlanError that names the claims when no tilt within bounds does.
 */
export function planQuotas(s: ScenarioSpec, random: Random): Record<RepRole, RepGoal> {
  const share = planShareAt(s);
  const { target, now } = s.metrics.revenue;
  const attainments = s.reps.map((r) => r.attainment);
  const usual = s.reps.map((r) => r.usualQuota);
  const usualTotal = sum(usual);
  const mean = sum(s.reps.map((r) => r.usualQuota * r.attainment)) / usualTotal;
  const tilted = (tilt: number): number[] => {
    const raw = s.reps.map((r) => r.usualQuota * (r.role === 'top_performer' ? 1 : 1 + tilt * (r.attainment - mean)));
    const total = sum(raw);
    return raw.map((q) => (q / total) * target);
  };
  const bent = (quotas: readonly number[]): boolean =>
    quotas.every((q, i) => {
      const due = ((usual[i] as number) / usualTotal) * target;
      return q >= due * BEND[0] && q <= due * BEND[1];
    });
  const wonBy = (quotas: readonly number[], slack = 0): number =>
    sum(quotas.map((q, i) => q * share * ((attainments[i] as number) + slack)));

  const tilts = Array.from({ length: 401 }, (_, i) => (i - 200) / 100).filter((tilt) => bent(tilted(tilt)));
  const goal = now + random.between(-0.18, 0.18) * 1e5;
  const best = tilts.reduce((a, b) => {
    const off = (tilt: number): number => Math.abs(wonBy(tilted(tilt)) - goal) + Math.abs(tilt) * 2000;
    return off(b) < off(a) ? b : a;
  }, 0);
  const quotas = apportion(
    Math.round(target / STEP),
    tilted(best).map((q) => q / STEP),
  ).map((q) => q * STEP);

  const reach = [wonBy(quotas, -SLACK), wonBy(quotas, SLACK)] as const;
  const won = Math.min(Math.max(goal, reach[0]), reach[1]);
  if (Math.abs(won - now) > 0.4e5)
    throw new PlanError(
      `T1 and R1–R10 collide: the attainments bring $${(won / 1e6).toFixed(2)}M of the stated $${(now / 1e6).toFixed(2)}M closed, ` +
        `off by $${(Math.abs(won - now) / 1e6).toFixed(2)}M, with quotas that sum to $${(target / 1e6).toFixed(2)}M ` +
        `and ${(share * 100).toFixed(1)}% of them due to date`,
    );

  // The distance to the goal is spread over the AEs as a tiny change of each attainment, a little uneven.
  const spread = (won - wonBy(quotas)) / (share * sum(quotas));
  const uneven = quotas.map(() => random.between(-0.0004, 0.0004));
  const level = sum(uneven.map((u, i) => u * (quotas[i] as number))) / sum(quotas);
  const goals = Object.fromEntries(
    s.reps.map((rep, i) => {
      const quota = quotas[i] as number;
      const quotaToDate = Math.round(quota * share);
      return [
        rep.role,
        { quota, quotaToDate, won: quotaToDate * (rep.attainment + spread + (uneven[i] as number) - level) },
      ];
    }),
  ) as Record<RepRole, RepGoal>;
  checkRegions(s, goals);
  return goals;
}

/** Refuses quotas under which the regions would not compare as the story says: R1, R11. */
function checkRegions(s: ScenarioSpec, goals: Readonly<Record<RepRole, RepGoal>>): void {
  const regions = Map.groupBy(s.reps, (r) => r.region);
  const wonIn = (region: string): number => sum((regions.get(region) ?? []).map((r) => goals[r.role].won));
  const attained = (region: string): number =>
    wonIn(region) / sum((regions.get(region) ?? []).map((r) => goals[r.role].quotaToDate));
  const first = (by: (region: string) => number): string =>
    [...regions.keys()].reduce((a, b) => (by(b) > by(a) ? b : a));
  const regionOf = (role: RepRole): string => s.reps.find((r) => r.role === role)?.region ?? '';
  const [closer, top] = [regionOf('closer'), regionOf('top_performer')];
  if (first(wonIn) !== closer)
    throw new PlanError(
      `R11 collides: ${first(wonIn)} closes more than ${closer}, by $${((wonIn(first(wonIn)) - wonIn(closer)) / 1e6).toFixed(2)}M`,
    );
  if (first(attained) !== top)
    throw new PlanError(
      `R11 collides: ${first(attained)} has a better attainment than ${top}, by ${((attained(first(attained)) - attained(top)) * 100).toFixed(1)} pp`,
    );
  const carried = goals.top_performer.won / wonIn(top);
  if (carried <= 0.505)
    throw new PlanError(
      `R1 collides: the top performer has ${(carried * 100).toFixed(1)}% of the closed-won in ${top}, not over half`,
    );
}
