import { crashScores, type Score } from '../history/crash-scores.ts';
import { closedCorners, healthAlong, openCorners } from '../history/health-path.ts';
import { addDays, dayOf, daysBetween } from '../lib/calendar.ts';
import { clamp, normalQuantile } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isClosed, type DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface HealthSnapshotRow extends Score {
  readonly opportunity_id: string;
}

/** Health four weeks before the close: mean and deviation by outcome. They overlap: health is a hint, not an oracle. */
const FOUR_WEEKS_BEFORE = { Won: [65, 11], Lost: [54.5, 11] } as const;

const WEEK = 7;

/**
 * Every closed deal's health four weeks before its close, spread over its distribution's quantiles, so that it
 * separates outcomes as well, and as badly, in every world.
 */
function planLevels(deals: readonly DealPlan[], random: Random): Map<DealPlan, number> {
  const levels = new Map<DealPlan, number>();
  for (const status of ['Won', 'Lost'] as const) {
    const [mean, deviation] = FOUR_WEEKS_BEFORE[status];
    const list = random.shuffle(deals.filter((d) => d.status === status));
    list.forEach((deal, i) => {
      const quantile = normalQuantile((i + random.between(0.1, 0.9)) / list.length);
      levels.set(deal, clamp(mean + deviation * quantile, [30, 92]));
    });
  }
  return levels;
}

/** The days of a deal's scores, counted back from the end: weekly, and the day of its creation; the earliest first. */
function daysBefore(life: number): number[] {
  const weeks = Array.from({ length: Math.ceil(life / WEEK) }, (_, i) => i * WEEK);
  return [...weeks, life].reverse();
}

/** Scores for each deal: weekly, counted back from the close or the as-of day, and one on the day of its creation. */
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
    const end = isClosed(deal) ? deal.closeOn : dayOf(s.asOf);
    const corners = isClosed(deal) ? closedCorners(deal, levels.get(deal) ?? 55, random) : openCorners(s, deal, random);
    const healthOn = (before: number): number => {
      // What the story and the plan say of today and of the corners holds exactly.
      if (before === 0 && deal.health !== null) return deal.health;
      const isCorner = corners.some(([day]) => day === before);
      const noise = isCorner ? 0 : random.between(-1.4, 1.4);
      return clamp(Math.round(healthAlong(corners, before) + noise), [4, 99]);
    };
    return daysBefore(daysBetween(deal.createdOn, end)).map((before) => ({
      opportunity_id,
      observed_on: addDays(end, -before),
      health: healthOn(before),
      note: null,
    }));
  });
}
