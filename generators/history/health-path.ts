import { addDays, daysBetween } from '../lib/calendar.ts';
import { clamp, type Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isClosed, isWon, type DealPlan } from '../plan/deal-plan.ts';
import { lastDay } from '../plan/health/score-days.ts';
import { sameDayLastQuarter } from '../spec/call-days.ts';
import { bandOf } from '../spec/facts.ts';
import type { BandRole, ScenarioSpec } from '../spec/scenario-spec.ts';

/** A point of a path: on a day such a score. */
export interface Corner {
  readonly on: string;
  readonly health: number;
}

const FOUR_WEEKS = 28;
const FORTNIGHT = 14;

/** The score on a path on a day; between two corners it bends towards the later one. Corners are in order of time. */
export function healthAlong(corners: readonly Corner[], day: string): number {
  for (const [i, to] of corners.entries()) {
    const from = corners[i - 1];
    if (from === undefined || day > to.on) continue;
    const t = clamp(daysBetween(from.on, day) / Math.max(daysBetween(from.on, to.on), 1), [0, 1]);
    return from.health + (to.health - from.health) * t ** 1.35;
  }
  return corners.at(-1)?.health ?? 50;
}

/** The path of a deal that fell: a peak a fortnight before the low, which lies 32 to 37 points below it. */
function fallenCorners(s: ScenarioSpec, deal: DealPlan, low: string, random: Random): Corner[] {
  const end = lastDay(s, deal);
  const depth = random.between(32, 37);
  if (low === end) {
    const peak = Math.round((deal.health ?? 50) + depth);
    return [
      { on: deal.createdOn, health: peak - random.between(4, 12) },
      { on: addDays(low, -FORTNIGHT), health: peak },
      { on: low, health: deal.health ?? 50 },
    ];
  }
  const peak = isWon(deal) || !isClosed(deal) ? random.between(73, 86) : random.between(66, 84);
  const trough = peak - depth;
  const lost = Math.max(trough - random.between(0, 12), 12);
  return [
    { on: deal.createdOn, health: peak - random.between(3, 9) },
    { on: addDays(low, -FORTNIGHT), health: peak },
    { on: low, health: trough },
    { on: end, health: deal.health ?? (isWon(deal) ? random.between(77, 92) : lost) },
  ];
}

/** The score of a deal that was in Commit on the same day of last quarter, on that day: inside its band of the plan. */
function thenCorner(s: ScenarioSpec, deal: DealPlan, random: Random): Corner[] {
  if (deal.bandThen === null) return [];
  const { min, max } = bandOf(s, deal.bandThen);
  return [{ on: sameDayLastQuarter(s), health: random.between(Math.max(min, 20) + 2, Math.min(max, 95) - 3) }];
}

/** The path of a closed deal; `level` is its health four weeks before its close. */
function closedCorners(s: ScenarioSpec, deal: DealPlan, level: number, random: Random): Corner[] {
  const { createdOn, closeOn } = deal;
  const [then] = thenCorner(s, deal, random);
  const isSoon = then !== undefined && daysBetween(then.on, closeOn) <= FOUR_WEEKS;
  // What stood high or low in the call a few weeks before its close did so four weeks before it.
  const before = isSoon ? clamp(then.health + random.between(-6, 6), [25, 92]) : level;
  const end = isWon(deal)
    ? clamp(before + random.between(9, 26), [70, 97])
    : Math.max(
        before - random.between(8, 20),
        12,
        isSoon && daysBetween(then.on, closeOn) <= FORTNIGHT ? then.health - 24 : 0,
      );
  const fourWeeksBefore = addDays(closeOn, -FOUR_WEEKS);
  const start = clamp(before - random.between(-4, 6), [40, 80]);
  const between: Corner[] = [
    ...(fourWeeksBefore > createdOn && fourWeeksBefore !== then?.on ? [{ on: fourWeeksBefore, health: before }] : []),
    ...(then === undefined ? [] : [then]),
  ];
  return [
    { on: createdOn, health: start },
    ...between.sort((a, b) => (a.on < b.on ? -1 : 1)),
    { on: closeOn, health: end },
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
function openCorners(s: ScenarioSpec, deal: DealPlan, random: Random): Corner[] {
  const band = deal.band ?? 'monitor';
  const end = lastDay(s, deal);
  const before = random.between(...CAME_FROM[band]);
  const since = Math.min(daysBetween(deal.createdOn, end), random.int(...CHANGED_FOR[band]));
  const changed = addDays(end, -since);
  const then = thenCorner(s, deal, random).filter(({ on }) => on < changed);
  return [
    { on: deal.createdOn, health: before - random.between(0, 4) },
    ...then,
    ...(changed > deal.createdOn ? [{ on: changed, health: before }] : []),
    { on: end, health: deal.health ?? 60 },
  ];
}

/** The path of a deal's health over its life; `level` is the health of a closed one four weeks before its close. */
export function healthPath(s: ScenarioSpec, deal: DealPlan, level: number, random: Random): Corner[] {
  if (deal.fellOn !== null) return fallenCorners(s, deal, deal.fellOn, random);
  return isClosed(deal) ? closedCorners(s, deal, level, random) : openCorners(s, deal, random);
}
