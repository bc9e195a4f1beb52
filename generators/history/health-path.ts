import { daysBetween } from '../lib/calendar.ts';
import { clamp, type Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isWon, type DealPlan } from '../plan/deal-plan.ts';
import type { BandRole, ScenarioSpec } from '../spec/scenario-spec.ts';

/** A point of a path: so many days before its end, such a score. */
export type Corner = readonly [daysBefore: number, health: number];

const WEEK = 7;

/** The score on a path so many days before its end; between two corners it bends towards the later one. */
export function healthAlong(corners: readonly Corner[], daysBefore: number): number {
  for (const [i, to] of corners.entries()) {
    const from = corners[i - 1];
    if (from === undefined || daysBefore < to[0]) continue;
    const t = from[0] === to[0] ? 1 : (from[0] - daysBefore) / (from[0] - to[0]);
    return from[1] + (to[1] - from[1]) * t ** 1.35;
  }
  return corners.at(-1)?.[1] ?? 50;
}

/** The path of a closed deal that fell: a peak a week before the low, which lies 31 to 37 points below it. */
function fallenCorners(deal: DealPlan, fellOn: string, random: Random): Corner[] {
  const low = daysBetween(fellOn, deal.closeOn);
  const peak = isWon(deal) ? random.between(73, 86) : random.between(66, 84);
  const trough = peak - random.between(31, 37);
  const end = isWon(deal) ? random.between(77, 92) : Math.max(trough - random.between(0, 8), 12);
  return [
    [daysBetween(deal.createdOn, deal.closeOn), peak - random.between(3, 9)],
    [low + WEEK, peak],
    [low, trough],
    [0, end],
  ];
}

/** The path of a closed deal. Only deals that fell ever lose 30 points; all others stay within 27 of their peak. */
export function closedCorners(deal: DealPlan, fourWeeksBefore: number, random: Random): Corner[] {
  if (deal.fellOn !== null) return fallenCorners(deal, deal.fellOn, random);
  const start = fourWeeksBefore - random.between(-2, 5);
  const end = isWon(deal)
    ? clamp(fourWeeksBefore + random.between(9, 26), [70, 97])
    : Math.max(fourWeeksBefore - random.between(8, 20), 12);
  return [
    [Math.max(daysBetween(deal.createdOn, deal.closeOn), 4 * WEEK + 1), start],
    [4 * WEEK, fourWeeksBefore],
    [0, end],
  ];
}

/** Where an open deal's health came from: what it was at its best or at its start, by band of today. */
const CAME_FROM: Readonly<Record<BandRole, Range>> = {
  healthy: [66, 78],
  monitor: [62, 76],
  at_risk: [62, 74],
  critical: [54, 66],
};

/** Days since which an open deal's health has changed. Bad health comes over five weeks and more, never in one fall. */
const CHANGED_FOR: Readonly<Record<BandRole, Range>> = {
  healthy: [14, 28],
  monitor: [14, 28],
  at_risk: [35, 56],
  critical: [35, 56],
};

/** The path of an open deal up to the as-of day. */
export function openCorners(s: ScenarioSpec, deal: DealPlan, random: Random): Corner[] {
  const band = deal.band ?? 'monitor';
  const age = daysBetween(deal.createdOn, s.asOf);
  const before = random.between(...CAME_FROM[band]);
  const since = Math.min(age, random.int(...CHANGED_FOR[band]));
  return [
    [Math.max(age, since + 1), before - random.between(0, 4)],
    [since, before],
    [0, deal.health ?? 60],
  ];
}
