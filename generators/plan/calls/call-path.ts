import { sum, type Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';

/** What the call opens at, as a share of the target. */
const OPENING: Range = [0.475, 0.545];
/** By how much of the target the call falls in a week in which it does, and how often in a third one. */
const FALL: Range = [0.016, 0.034];
const THIRD_FALL = 0.4;
/** The change of its last week, as a share of the target. */
const LAST_WEEK: Range = [-0.01, 0.024];
/** How unevenly what it gains is spread over the other weeks: at random, and towards the end of the quarter. */
const UNEVEN: Range = [0.85, 1.2];
const BACK_LOADED = 0.5;

/** The weeks in which the call falls: one early in the quarter, one in its middle, sometimes a third; never the last. */
function fallingWeeks(weeks: number, random: Random): Set<number> {
  const third = Math.floor(weeks / 3);
  const falling = new Set([random.int(0, Math.max(third - 1, 0)), random.int(third, Math.max(2 * third, third))]);
  if (random.chance(THIRD_FALL)) falling.add(random.int(0, Math.max(weeks - 2, 0)));
  return falling;
}

/**
 * The path that a quarter's call takes over so many days a week apart, US dollars: it opens near half the target, falls
 * in some weeks, recovers, and ends where it stands now.
 */
export function planCallPath(days: number, target: number, now: number, random: Random): number[] {
  const weeks = days - 1;
  const opening = target * random.between(...OPENING);
  const last = target * random.between(...LAST_WEEK);
  const falling = fallingWeeks(weeks, random);
  const falls = Array.from({ length: weeks }, (_, i) => (falling.has(i) ? target * random.between(...FALL) : 0));
  const isGain = (i: number): boolean => !falling.has(i) && i < weeks - 1;
  const weights = falls.map((_, i) => (isGain(i) ? random.between(...UNEVEN) * (1 + (BACK_LOADED * i) / weeks) : 0));
  const gain = now - opening - last + sum(falls);
  const path = [opening];
  weights.forEach((weight, i) => {
    const move = i === weeks - 1 ? last : (gain * weight) / (sum(weights) || 1) - (falls[i] ?? 0);
    path.push((path.at(-1) ?? opening) + move);
  });
  return path;
}
