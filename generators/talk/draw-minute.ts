import { dayOf } from '../lib/calendar.ts';
import { minute, minuteOf } from '../lib/clock.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

/** Whether a day is the as-of day, of which only the morning has been. */
export const isAsOfDay = (s: ScenarioSpec, day: string): boolean => day === dayOf(s.asOf);

const EARLY: Range = [minute(7, 5), minute(7, 58)];
const OFFICE: Range = [minute(8, 5), minute(17, 55)];
const EVENING: Range = [minute(18, 4), minute(20, 40)];
/** Share of what happens outside office hours, and of that in the early morning. */
const OUTSIDE_OFFICE = 0.06;
const OUTSIDE_EARLY = 0.4;

/** The minutes of the as-of day in which something can have happened: before its hour. */
export const asOfMorning = (s: ScenarioSpec): Range => [minute(6, 40), minuteOf(s.asOf) - 2];

/** A minute of a day: on the as-of day before its hour, on others mostly in office hours. */
export function drawMinute(s: ScenarioSpec, day: string, random: Random): number {
  if (isAsOfDay(s, day)) return random.int(...asOfMorning(s));
  if (!random.chance(OUTSIDE_OFFICE)) return random.int(...OFFICE);
  return random.int(...(random.chance(OUTSIDE_EARLY) ? EARLY : EVENING));
}
