import { daysBetween } from '../lib/calendar.ts';
import { clamp, normalQuantile } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { lastDay, scoreDays } from '../plan/health/score-days.ts';
import type { DealPlan, Pause } from '../plan/deal-plan.ts';
import { sameDayLastQuarter } from '../spec/call-days.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { healthAlong, healthPath } from './health-path.ts';

/** Health four weeks before the close: mean and deviation by outcome. They overlap: health is a hint, not an oracle. */
const FOUR_WEEKS_BEFORE = { Won: [68, 11], Lost: [57, 11] } as const;
/** What a sponsor is worth in contacts where health goes by them, and how loosely it does. */
const SPONSOR = 1.5;
const LOOSE = 1.8;

/**
 * Every closed deal's health four weeks before its close, spread over its distribution's quantiles, so that it
 * separates outcomes as well, and as badly, in every world; the better the more people were engaged.
 */
export function planLevels(deals: readonly DealPlan[], random: Random): Map<DealPlan, number> {
  const levels = new Map<DealPlan, number>();
  for (const status of ['Won', 'Lost'] as const) {
    const [mean, deviation] = FOUR_WEEKS_BEFORE[status];
    const ranked = deals
      .filter((d) => d.status === status)
      .map((deal) => ({ deal, strength: deal.contacts + (deal.hasSponsor ? SPONSOR : 0) + random.normal(0, LOOSE) }))
      .sort((a, b) => a.strength - b.strength);
    ranked.forEach(({ deal }, i) => {
      const quantile = normalQuantile((i + random.between(0.1, 0.9)) / ranked.length);
      levels.set(deal, clamp(mean + deviation * quantile, [30, 92]));
    });
  }
  return levels;
}

/** Points that each day of a pause takes after the first ones, at the most, and days in which they come back. */
const A_DAY = 1.6;
const PATIENCE = 3;
const MOST = 20;
const HEALS = 12;

/** Points that a pause takes off a score on a day: more with each day of silence, fewer again once contact is back. */
function dip({ from, until }: Pause, day: string): number {
  const silent = daysBetween(from, day < until ? day : until);
  if (silent <= PATIENCE) return 0;
  const back = Math.max(daysBetween(until, day), 0);
  return Math.min(A_DAY * (silent - PATIENCE), MOST) * Math.max(1 - back / HEALS, 0);
}

const FORTNIGHT = 14;
/** The most that a score falls within a fortnight where the plan has no fall. */
const MOST_FALL = 27;
const NOISE = 1.4;

/** A deal's scores on the days on which its health is scored: along its path, lower while contact pauses. */
export function scoresOf(
  s: ScenarioSpec,
  deal: DealPlan,
  level: number,
  random: Random,
): { observed_on: string; health: number }[] {
  const corners = healthPath(s, deal, level, random);
  const end = lastDay(s, deal);
  const pauses = deal.pauses.filter(({ until }) => deal.fellOn === null && until < end);
  const scores = scoreDays(s, deal).map((day) => {
    const corner = corners.slice(1).find(({ on }) => on === day);
    // What the story and the plan say of a day holds exactly.
    if (day === end && deal.health !== null) return deal.health;
    const lower = Math.max(0, ...pauses.map((pause) => dip(pause, day)));
    const noise = random.between(-NOISE, NOISE);
    const health = corner?.health ?? healthAlong(corners, day) - lower + noise;
    return clamp(Math.round(health), [4, 99]);
  });
  return soften(scoreDays(s, deal), scores, deal.fellOn, deal.bandThen === null ? null : sameDayLastQuarter(s));
}

/**
 * Lowers scores that later ones would fall from too deeply: only a deal that fell may, and only to its low. What the
 * plan says of a day `held` stays, the scores after it are raised.
 */
function soften(
  days: readonly string[],
  scores: readonly number[],
  fellOn: string | null,
  held: string | null,
): { observed_on: string; health: number }[] {
  const place = held === null ? -1 : days.indexOf(held);
  const softened = scores.map((score, i) => {
    const isAfter = place >= 0 && i > place && daysBetween(days[place] ?? '', days[i] ?? '') <= FORTNIGHT;
    return isAfter ? Math.max(score, (scores[place] ?? 0) - MOST_FALL) : score;
  });
  for (let i = days.length - 1; i >= 0; i--)
    for (let j = i - 1; j >= 0; j--) {
      const [high, low] = [days[j] ?? '', days[i] ?? ''];
      if (daysBetween(high, low) > FORTNIGHT) break;
      if (fellOn !== null && low >= fellOn) continue;
      softened[j] = Math.min(softened[j] ?? 0, (softened[i] ?? 0) + MOST_FALL);
    }
  return days.map((observed_on, i) => ({ observed_on, health: softened[i] ?? 0 }));
}
