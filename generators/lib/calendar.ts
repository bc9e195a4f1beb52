import { utcDay, utcMonday, utcMonth, utcThursday } from 'd3-time';
import type { Random } from './random.ts';

// A world asks for the same few hundred days a million times: both ways of writing a day are kept.
const moments = new Map<string, Date>();
const dates = new Map<number, string>();

/** The midnight that begins a day, in UTC so that no machine's time zone shifts it; a timestamp counts as its date. */
function midnight(date: string): Date {
  const known = moments.get(date);
  if (known !== undefined) return known;
  const moment = new Date(`${dayOf(date)}T00:00:00Z`);
  moments.set(date, moment);
  return moment;
}

function dateOf(moment: Date): string {
  const known = dates.get(moment.getTime());
  if (known !== undefined) return known;
  const date = dayOf(moment.toISOString());
  dates.set(moment.getTime(), date);
  return date;
}

/** The date of an ISO timestamp; a date stays as it is. */
export const dayOf = (at: string): string => at.slice(0, 10);

/** The date `days` calendar days after `date` (before it when negative), as ISO text. */
export const addDays = (date: string, days: number): string => dateOf(utcDay.offset(midnight(date), days));

/** Calendar days from one date to another; timestamps count as their date. */
export const daysBetween = (from: string, to: string): number => utcDay.count(midnight(from), midnight(to));

/** So many dates in a row, the first of them `from`; none when `count` is negative. */
export const daysFrom = (from: string, count: number): string[] =>
  Array.from({ length: Math.max(count, 0) }, (_, i) => addDays(from, i));

/** Days of the month that a date is in. */
export const daysInMonth = (date: string): number =>
  utcDay.count(utcMonth.floor(midnight(date)), utcMonth.ceil(utcDay.offset(midnight(date), 1)));

/** 0 for Sunday to 6 for Saturday. */
const weekday = (date: string): number => midnight(date).getUTCDay();

/** Whether a date is a Monday to Friday. */
export const isWeekday = (date: string): boolean => weekday(date) % 6 !== 0;

const holidays = new Map<string, ReadonlySet<string>>();

/** The days of a year on which nobody works in the United States, by their rules: those of the months that data spans. */
function holidaysOf(year: string): ReadonlySet<string> {
  const known = holidays.get(year);
  if (known !== undefined) return known;
  const on = (monthAndDay: string): Date => midnight(`${year}-${monthAndDay}`);
  const memorialDay = utcMonday.floor(on('05-31'));
  const laborDay = utcMonday.ceil(on('09-01'));
  const thanksgiving = utcThursday.offset(utcThursday.ceil(on('11-01')), 3);
  // The Friday after Thanksgiving is nobody's holiday by law, and everybody's in fact.
  const bridge = utcDay.offset(thanksgiving, 1);
  const days = [on('01-01'), memorialDay, on('06-19'), on('07-04'), laborDay, thanksgiving, bridge, on('12-25')];
  // Independence Day, when it falls on a Saturday, is kept on the Friday before it.
  if (on('07-04').getUTCDay() === 6) days.push(on('07-03'));
  const found = new Set(days.map(dateOf));
  holidays.set(year, found);
  return found;
}

/** Whether nobody works in the United States. */
export const isHoliday = (date: string): boolean => holidaysOf(date.slice(0, 4)).has(dayOf(date));

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
