import { K, totalOf } from '../../lib/money.ts';
import { clamp, sum, type Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { RepRole, ScenarioSpec, SegmentRole } from '../../spec/scenario-spec.ts';
import { isWon, type DealPlan } from '../deal-plan.ts';
import type { RepGoals } from '../quotas/rep-goals.ts';
import { fill } from './fill-amounts.ts';

/** Means that the wins of a segment may come to, thousands of US dollars: a little inside the segment's bounds. */
const MEANS: Readonly<Record<SegmentRole, Range>> = { enterprise: [506, 1400], mid_market: [106, 460], smb: [19, 92] };
/** Means that they usually have; Mid-Market takes what is left. */
const USUAL = { enterprise: [530, 590], smb: [42, 70] } as const;

/** Shares an AE's won amount out over the wins: typical sums for the smallest and largest, the rest to Mid-Market. */
function fillWins(s: ScenarioSpec, wins: readonly DealPlan[], won: number, random: Random): void {
  const of = (segment: SegmentRole): DealPlan[] => wins.filter((d) => d.segment === segment);
  const roomOf = (segment: SegmentRole): Range => {
    const [low, high] = MEANS[segment];
    const count = of(segment).length;
    return [count * low * K, count * high * K];
  };
  const [small, middle, large] = [of('smb'), of('mid_market'), of('enterprise')];
  const [smallRoom, middleRoom, largeRoom] = [roomOf('smb'), roomOf('mid_market'), roomOf('enterprise')];

  const smallSum = clamp(small.length * random.between(...USUAL.smb) * K, [
    Math.max(smallRoom[0], won - middleRoom[1] - largeRoom[1]),
    Math.min(smallRoom[1], won - middleRoom[0] - largeRoom[0]),
  ]);
  const rest = won - smallSum;
  const largeSum = clamp(large.length * random.between(...USUAL.enterprise) * K, [
    Math.max(largeRoom[0], rest - middleRoom[1]),
    Math.min(largeRoom[1], rest - middleRoom[0]),
  ]);
  fill(s, small, middle.length + large.length === 0 ? won : smallSum, random);
  fill(s, large, middle.length === 0 ? rest : largeSum, random, [502 * K, 1500 * K]);
  fill(s, middle, rest - largeSum, random);
}

/** Standard deviation over mean, of the amounts as a whole and as a sample: few deals widen the second. */
function variationOf(deals: readonly DealPlan[]): { readonly whole: number; readonly sample: number } {
  const mean = totalOf(deals) / deals.length;
  const squares = sum(deals.map((d) => (d.amount - mean) ** 2));
  return { whole: Math.sqrt(squares / deals.length) / mean, sample: Math.sqrt(squares / (deals.length - 1)) / mean };
}

/** The least variation of the closer's wins as a sample: wide enough for every other AE to stay below. */
const WIDE = 0.93;
/** How far below the closer's the others stay. */
const MARGIN = 0.03;
const ATTEMPTS = 300;

/** Draws an AE's wins until they vary as they should; whether they came to. */
function fillUntil(
  s: ScenarioSpec,
  wins: readonly DealPlan[],
  won: number,
  random: Random,
  isFit: (variation: ReturnType<typeof variationOf>) => boolean,
): boolean {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    fillWins(s, wins, won, random);
    if (isFit(variationOf(wins))) return true;
  }
  return false;
}

/**
 * Amounts of all wins: each AE's sum is what the attainments say; the closer's vary the most. Throws a Refusal when
 * another AE's cannot vary less.
 */
export function planWins(s: ScenarioSpec, deals: readonly DealPlan[], goals: RepGoals, random: Random): void {
  const winsOf = (role: RepRole, period: 'now' | 'last'): DealPlan[] =>
    deals.filter((d) => d.rep === role && d.period === period && isWon(d));
  const closers = winsOf('closer', 'now');
  fillUntil(s, closers, goals.closer.won, random, (variation) => variation.sample > WIDE);
  const widest = variationOf(closers);
  for (const rep of s.reps) {
    const last = rep.finished[0];
    if (last !== undefined) {
      const attainment = last.attainment + random.between(-0.003, 0.003);
      fillWins(s, winsOf(rep.role, 'last'), last.quota * attainment, random);
    }
    if (rep.role === 'closer') continue;
    const isNarrow = fillUntil(
      s,
      winsOf(rep.role, 'now'),
      goals[rep.role].won,
      random,
      ({ whole, sample }) => whole < widest.whole - MARGIN && sample < widest.sample - MARGIN,
    );
    if (!isNarrow) throw new Refusal(`R4 collides: the wins of ${rep.name} vary as much as the closer's`);
  }
}
