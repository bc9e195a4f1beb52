import type { Due } from './rule-schema.ts';

const DAY = 86_400_000;

/** The day by which to act, as an ISO date: the as-of day, working days after it, or the Friday of its week. */
export function dueOn(asOf: string, due: Due): string {
  let day = Date.parse(`${asOf.slice(0, 10)}T00:00Z`);
  // Seen from a weekend, "this week" is the one that begins.
  if (due === 'today') return asOf.slice(0, 10);
  if (due === 'this week') while (weekday(day) !== 5) day += DAY;
  else for (let left = due; left > 0; left -= isWorkingDay(day) ? 1 : 0) day += DAY;
  return new Date(day).toISOString().slice(0, 10);
}

const weekday = (day: number): number => new Date(day).getUTCDay();
const isWorkingDay = (day: number): boolean => weekday(day) % 6 !== 0;
