import type { Random } from './random.ts';

const DAY = 86_400_000;

// A world asks for the same few hundred days a million times: both ways of writing a day are kept.
const numbers = new Map<string, number>();
const dates = new Map<number, string>();

/** Days since 1970 of an ISO date, counted in UTC so that no machine's time zone shifts a day. */
function dayNumber(date: string): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const number = Date.parse(`${dayOf(date)}T00:00:00Z`) / DAY;
  numbers.set(date, number);
  return number;
}

function dateOf(number: number): string {
  const known = dates.get(number);
  if (known !== undefined) return known;
  const date = dayOf(new Date(number * DAY).toISOString());
  dates.set(number, date);
  return date;
}

/** The date of an ISO timestamp; a date stays as it is. */
export const dayOf = (at: string): string => at.slice(0, 10);

/** The date `days` calendar days after `date` (before it when negative), as ISO text. */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Calendar days from one date to another; timestamps count as their date. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** So many dates in a row, the first of them `from`; none when `count` is negative. */
export const daysFrom = (from: string, count: number): string[] =>
  Array.from({ length: Math.max(count, 0) }, (_, i) => addDays(from, i));

/** 0 for Sunday to 6 for Saturday. */
const weekday = (date: string): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** Whether a date is a Monday to Friday. */
export const isWeekday = (date: string): boolean => weekday(date) % 6 !== 0;

/** Whether nobody works in the United States: the holidays of the months that the data spans, by their rules. */
export function isHoliday(date: string): boolean {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const isMonday = weekday(date) === 1;
  const isMemorialDay = month === 5 && isMonday && day > 24;
  const isLaborDay = month === 9 && isMonday && day <= 7;
  const isThanksgiving = month === 11 && weekday(date) === 4 && day > 21 && day <= 28;
  const isFixed = [
    [6, 19],
    [7, 4],
    [12, 25],
    [1, 1],
  ].some(([m, d]) => m === month && d === day);
  // One that falls on a Saturday is kept on the Friday before it.
  const isKeptEarly = weekday(date) === 5 && month === 7 && day === 3;
  return isMemorialDay || isLaborDay || isThanksgiving || isFixed || isKeptEarly;
}

/** Whether a date is a working day: a Monday to Friday that is no holiday. */
export const isWorkday = (date: string): boolean => isWeekday(date) && !isHoliday(date);

/** Days by which a date is moved at the most to become a working day. */
const NEAR = [-3, -2, -1, 1, 2, 3] as const;

/**
 * A working day near a date: the date itself, else one of those within three days by chance, for if all went to the
 * nearest one Fridays and Mondays would have three days' worth of everything.
 */
export function nearWorkday(date: string, random: Random): string {
  return isWorkday(date) ? date : random.pick(NEAR.map((days) => addDays(date, days)).filter(isWorkday));
}

/** The first working day on or after a date. */
export const workdayFrom = (date: string): string => (isWorkday(date) ? date : workdayFrom(addDays(date, 1)));

/** The last working day on or before a date. */
export const workdayUpTo = (date: string): string => (isWorkday(date) ? date : workdayUpTo(addDays(date, -1)));

/** The Mondays to Fridays after `from` up to and with `to`: from a Friday to the Monday after it is 1. */
export const weekdaysBetween = (from: string, to: string): number =>
  daysFrom(addDays(from, 1), daysBetween(from, to)).filter(isWeekday).length;
