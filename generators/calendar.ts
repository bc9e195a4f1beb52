import type { ScenarioSpec } from './scenario.ts';

const DAY = 86_400_000;

// A world asks for the same few hundred days a million times: both ways of writing a day are kept.
const numbers = new Map<string, number>();
const dates = new Map<number, string>();

/** Days since 1970 of an ISO date, counted in UTC so that no machine's time zone shifts a day. */
function dayNumber(date: string): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const number = Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY;
  numbers.set(date, number);
  return number;
}

function dateOf(number: number): string {
  const known = dates.get(number);
  if (known !== undefined) return known;
  const date = new Date(number * DAY).toISOString().slice(0, 10);
  dates.set(number, date);
  return date;
}

/** The date `days` calendar days after `date` (before it when negative), as ISO text. */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Calendar days from one date to another; timestamps count as their date. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (date: string): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

export const isWorkday = (date: string): boolean => weekday(date) % 6 !== 0;

/** The nearest working day: Saturday goes back to Friday, Sunday on to Monday. */
export function toWorkday(date: string): string {
  const day = weekday(date);
  return day === 6 ? addDays(date, -1) : day === 0 ? addDays(date, 1) : date;
}

/** The working days after `from` up to and with `to`: from a Friday to the Monday after it is 1. */
export function workdaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to.slice(0, 10); day = addDays(day, 1)) if (isWorkday(day)) count += 1;
  return count;
}

/** Days of the quarter that are over at the as-of moment; the as-of day itself has only begun. */
export const daysOver = (s: Pick<ScenarioSpec, 'quarter' | 'asOf'>): number => daysBetween(s.quarter.start, s.asOf);

/** The share of the quarter that the plan's phasing puts before the as-of day: linear by day within each month. */
export function planShareAt(s: Pick<ScenarioSpec, 'quarter' | 'asOf'>): number {
  return s.quarter.phasing.reduce((sum, { month, share }) => {
    const start = `${month}-01`;
    const days = daysBetween(start, `${addDays(start, 31).slice(0, 7)}-01`);
    const over = Math.min(Math.max(daysBetween(start, s.asOf), 0), days);
    return sum + (share * over) / days;
  }, 0);
}
