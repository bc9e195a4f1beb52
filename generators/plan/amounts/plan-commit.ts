import { inMillions, K, totalOf } from '../../lib/money.ts';
import { clamp, sum, type Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { bandAt, bandOf, commitKeyDeals, thresholdOf } from '../../spec/facts.ts';
import type { BandRole, ScenarioSpec, SegmentRole } from '../../spec/scenario-spec.ts';
import { isWon, type DealPlan, type Slot } from '../deal-plan.ts';
import { fill } from './fill-amounts.ts';

/** How far a sum may lie from its stated value and still round to it. */
const SLACK = 36 * K;

/** The least that a Monitor deal of Commit is planned with, by segment, US dollars. */
const LEAST_MONITOR = { mid_market: 102 * K, enterprise: 505 * K } as const;

/** What Commit has to come to in all, and what of it is at risk; both with what the key deals bring, US dollars. */
interface Goal {
  readonly closed: number;
  readonly commit: number;
  readonly atRisk: number;
}

/** The amounts that the forecast's totals ask for. Throws a Refusal when closed and Commit cannot make the call. */
function planGoal(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Goal {
  const { commit: stated, atRisk } = s.forecast;
  const closed = totalOf(deals.filter((d) => d.period === 'now' && isWon(d)));
  // Both the call (closed and Commit) and Commit itself must round to what is stated.
  const called = s.metrics.revenue.now + stated;
  const commit = clamp(stated + random.between(-20, 20) * K, [called - closed - SLACK, called - closed + SLACK]);
  if (Math.abs(commit - stated) > 45 * K)
    throw new Refusal(
      `F1 collides: ${inMillions(closed)} closed and ${inMillions(stated)} Commit are not ${inMillions(called)}`,
    );
  // The share of Commit that is at risk is stated too: it follows from the two stated amounts.
  const share = atRisk.amount / stated + random.between(-0.005, 0.0004);
  return { closed, commit, atRisk: clamp(commit * share, [atRisk.amount - 42 * K, atRisk.amount + 42 * K]) };
}

/**
 * Amounts of the open deals in Commit: its sum, the part of it at risk, and its split over the health bands follow
 * from the stated forecast. Throws a Refusal that names the claims when no split does.
 */
export function planCommit(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { adjusted } = s.forecast;
  const poorHealth = thresholdOf(s, 'poor_health');
  const goal = planGoal(s, deals, random);
  const weightOf = (band: BandRole): number => bandOf(s, band).weight;
  const slot = (name: Slot, segment: SegmentRole): DealPlan[] =>
    deals.filter((d) => d.slot === name && d.segment === segment);

  const keys = commitKeyDeals(s);
  const amountOf = (some: typeof keys): number => sum(some.map(({ key }) => key.amount));
  const riskyKeys = amountOf(keys.filter(({ state }) => state.health < poorHealth));
  const soundKeys = amountOf(keys.filter(({ state }) => state.health >= poorHealth));
  const risky = goal.atRisk - riskyKeys;
  fill(s, slot('commit at risk', 'mid_market'), risky, random, [380 * K, 499 * K]);

  // Every dollar moved from Monitor to Healthy adds the difference of their weights to the adjusted forecast.
  const healthy = slot('commit healthy', 'mid_market');
  const monitor = slot('commit monitor', 'mid_market');
  const monitorLarge = slot('commit monitor', 'enterprise');
  const rest = goal.commit - riskyKeys - risky - soundKeys;
  const gain = weightOf('healthy') - weightOf('monitor');
  const keyAdjusted = sum(keys.map(({ key, state }) => key.amount * bandAt(s, state.health).weight));
  const exact =
    (adjusted - goal.closed - keyAdjusted - risky * weightOf('at_risk') - rest * weightOf('monitor')) / gain;
  const leastMonitor = monitor.length * LEAST_MONITOR.mid_market + monitorLarge.length * LEAST_MONITOR.enterprise;
  const room: Range = [
    Math.max(exact - SLACK / gain, healthy.length * 105 * K),
    Math.min(exact + SLACK / gain, healthy.length * 420 * K, rest - leastMonitor),
  ];
  if (room[0] > room[1])
    throw new Refusal(
      `F1, F2 and F3 collide: with ${inMillions(goal.commit)} in Commit, ` +
        `${inMillions(risky + riskyKeys)} of it at risk, the health-adjusted forecast cannot be ` +
        `${inMillions(adjusted)}; off by ${inMillions((room[0] - room[1]) * gain)}`,
    );
  const held = random.between(...room);
  const most = rest - held - monitor.length * LEAST_MONITOR.mid_market;
  fill(s, healthy, held, random);
  const large = rest - held - monitor.length * random.between(120, 140) * K;
  fill(s, monitorLarge, clamp(large, [502 * K, Math.min(most, 640 * K)]), random, [501 * K, 900 * K]);
  fill(s, monitor, rest - held - totalOf(monitorLarge), random);
}
