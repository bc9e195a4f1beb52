import { daysBetween } from './calendar.ts';

/** The minute of the day, from 0, of an hour and a minute. */
export const minute = (hours: number, minutes = 0): number => hours * 60 + minutes;

/** The minute of the day of a timestamp. */
export const minuteOf = (at: string): number => minute(Number(at.slice(11, 13)), Number(at.slice(14, 16)));

/** A minute of the day as `09:05`. */
export const clockTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** A timestamp: `2026-12-07T09:05`. */
export const stamp = (day: string, minutes: number): string => `${day}T${clockTime(minutes)}`;

/** Hours from one timestamp to another. */
export const hoursBetween = (from: string, to: string): number =>
  daysBetween(from, to) * 24 + (minuteOf(to) - minuteOf(from)) / 60;
