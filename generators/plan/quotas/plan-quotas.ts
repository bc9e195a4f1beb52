import { apportion } from '../../lib/apportion.ts';
import { at, recordOf } from '../../lib/lists.ts';
import { inMillions } from '../../lib/money.ts';
import { clamp, sum, type Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { phasedShareAt } from '../../spec/phasing.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { checkRegions } from './check-regions.ts';
import type { RepGoal, RepGoals } from './rep-goals.ts';

const STEP = 5000;
/** How far an attainment may lie from its stated value and still round to it. */
const SLACK = 0.004;
/** How far a quota may be bent from its usual value. */
const BEND: Range = [0.6, 1.6];
/** From -2 to 2 in steps of 0.01. */
const TILTS = Array.from({ length: 401 }, (_, i) => (i - 200) / 100);

/** The usual quotas, brought to the target; a tilt above 0 leans them towards the AEs of high attainment. */
function tiltedQuotas(s: ScenarioSpec, tilt: number): number[] {
  const usualTotal = sum(s.reps.map((r) => r.usualQuota));
  const mean = sum(s.reps.map((r) => r.usualQuota * r.attainment)) / usualTotal;
  const raw = s.reps.map((r) => r.usualQuota * (r.role === 'top_performer' ? 1 : 1 + tilt * (r.attainment - mean)));
  const total = sum(raw);
  return raw.map((q) => (q / total) * s.metrics.revenue.target);
}

/** Whether no quota is bent too far from its usual value. */
function isWithinBend(s: ScenarioSpec, quotas: readonly number[]): boolean {
  const usualTotal = sum(s.reps.map((r) => r.usualQuota));
  return quotas.every((q, i) => {
    const due = (at(s.reps, i).usualQuota / usualTotal) * s.metrics.revenue.target;
    return q >= due * BEND[0] && q <= due * BEND[1];
  });
}

/**
 * Finds quotas that sum to the revenue target and, with the stated attainments and the targets' phasing, bring the
 * stated closed total: the usual quotas, tilted towards the AEs of high or of low attainment as far as needed. The
 * top performer's is left alone, for more than half of a region hangs on it.
 * Throws a Refusal that names the claims when no tilt within bounds does.
 */
export function planQuotas(s: ScenarioSpec, random: Random): RepGoals {
  const share = phasedShareAt(s);
  const { target, now } = s.metrics.revenue;
  const wonBy = (quotas: readonly number[], slack = 0): number =>
    sum(quotas.map((q, i) => q * share * (at(s.reps, i).attainment + slack)));

  const goal = now + random.between(-0.18, 0.18) * 1e5;
  // Of tilts that bring much the same, the slighter is the better.
  const off = (tilt: number): number => Math.abs(wonBy(tiltedQuotas(s, tilt)) - goal) + Math.abs(tilt) * 2000;
  const best = TILTS.filter((tilt) => isWithinBend(s, tiltedQuotas(s, tilt))).reduce(
    (a, b) => (off(b) < off(a) ? b : a),
    0,
  );
  const steps = apportion(
    Math.round(target / STEP),
    tiltedQuotas(s, best).map((q) => q / STEP),
  );
  const quotas = steps.map((q) => q * STEP);

  const won = clamp(goal, [wonBy(quotas, -SLACK), wonBy(quotas, SLACK)]);
  if (Math.abs(won - now) > 0.4e5)
    throw new Refusal(
      `T1 and R1–R10 collide: the attainments bring ${inMillions(won)} of the stated ${inMillions(now)} closed, ` +
        `off by ${inMillions(Math.abs(won - now))}, with quotas that sum to ${inMillions(target)} ` +
        `and ${(share * 100).toFixed(1)}% of them due to date`,
    );

  // The distance to the goal is spread over the AEs as a tiny change of each attainment, a little uneven.
  const spread = (won - wonBy(quotas)) / (share * sum(quotas));
  const uneven = quotas.map(() => random.between(-0.0004, 0.0004));
  const level = sum(uneven.map((u, i) => u * at(quotas, i))) / sum(quotas);
  const goals = recordOf(
    s.reps.map((r) => r.role),
    (_, i): RepGoal => {
      const quota = at(quotas, i);
      const quotaToDate = Math.round(quota * share);
      const attainment = at(s.reps, i).attainment + spread + at(uneven, i) - level;
      return { quota, quotaToDate, won: quotaToDate * attainment };
    },
  );
  checkRegions(s, goals);
  return goals;
}
