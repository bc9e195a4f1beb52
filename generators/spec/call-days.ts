import { addDays, dayOf } from '../lib/calendar.ts';
import type { ScenarioSpec } from './scenario-spec.ts';

/** Weeks in a quarter. */
const QUARTER_WEEKS = 13;

/**
 * The days on which the quarter's call is kept, the earliest first: the as-of day and each week before it since the
 * quarter began.
 */
export function callDays(s: Pick<ScenarioSpec, 'quarter' | 'asOf'>): string[] {
  const days: string[] = [];
  for (let day = dayOf(s.asOf); day >= s.quarter.start; day = addDays(day, -7)) days.unshift(day);
  return days;
}

/** The day that was to the last quarter what the as-of day is to the running one: the same weekday, 13 weeks before. */
export const sameDayLastQuarter = (s: Pick<ScenarioSpec, 'asOf'>): string => addDays(dayOf(s.asOf), -7 * QUARTER_WEEKS);
