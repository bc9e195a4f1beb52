import { descend } from '../../lib/descend.ts';
import { at } from '../../lib/lists.ts';
import { inMillions, totalOf } from '../../lib/money.ts';
import { sum } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { callDays } from '../../spec/call-days.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isWon, type DealPlan } from '../deal-plan.ts';
import { planCallPath } from './call-path.ts';
import { commitOptions, type CommitDays } from './commit-options.ts';

/** How near the call comes to its path before that costs anything, as a share of the target. */
const NEAR = 0.01;
/** The least that the call opens at, and falls in two weeks, as shares of the target; the most that it gains in one. */
const LEAST_OPENING = 0.46;
const LEAST_FALL = 0.006;
const MOST_GAIN = 0.17;
const ATTEMPTS = 12;
/** What it costs when nothing moves the last week's call in one way, and the most that its movements come to together. */
const UNMOVED = 1.5;
const MOST_MOVED = 0.085;

/** Whether a call opens high enough, falls in two weeks and never jumps. */
function isCredible(call: readonly number[], target: number): boolean {
  const moves = call.slice(1).map((now, i) => now - at(call, i));
  return (
    at(call, 0) >= LEAST_OPENING * target &&
    moves.filter((move) => move <= -LEAST_FALL * target).length >= 2 &&
    moves.every((move) => move <= MOST_GAIN * target)
  );
}

/**
 * Plans on which days of the quarter's call each deal was in Commit: the call opens near half the target, erodes and
 * recovers (F6), and no movement of its last week is large. Throws a Refusal when no choice does.
 */
export function planWeeklyCommit(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  random: Random,
): Map<DealPlan, CommitDays | null> {
  const days = callDays(s);
  const { target } = s.metrics.revenue;
  const wins = deals.filter((d) => d.period === 'now' && isWon(d));
  const closed = days.map((day) => totalOf(wins.filter((d) => d.closeOn <= day)));
  const now = at(closed, days.length - 1) + totalOf(deals.filter((d) => d.category === 'Commit'));
  const callable = deals.filter((d) => d.period !== 'last');

  let call: readonly number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const path = planCallPath(days.length, target, now, random);
    const callOf = (sums: readonly number[]): number[] => closed.map((won, i) => won + at(sums, i));
    const costOf = (sums: readonly number[]): number => {
      const off = sum(callOf(sums).map((value, i) => ((value - at(path, i)) / (NEAR * target)) ** 2));
      const moved = sums.slice(days.length);
      const tooMuch = Math.max(0, sum(moved) - MOST_MOVED * target) / (NEAR * target);
      return off + tooMuch ** 2 + UNMOVED * moved.filter((amount) => amount === 0).length;
    };
    const options = callable.map((deal) => commitOptions(deal, days, random));
    const { chosen, sums } = descend(random, options, costOf);
    call = callOf(sums);
    if (isCredible(call, target)) return new Map(callable.map((deal, i) => [deal, chosen[i] ?? null]));
  }
  throw new Refusal(
    `F6 collides: no weekly call erodes and recovers as calls do; the last one tried: ${call.map(inMillions).join(' ')}`,
  );
}
