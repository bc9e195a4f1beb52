import { asUtc } from '../model/as-utc.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * A local time of an IANA time zone with its offset from UTC: in Chicago `2026-12-07T08:00` is
 * `2026-12-07T08:00:00.000-06:00`, a date alone its midnight. Where the clocks are changed, a time that they skip and one
 * that comes twice have the offset of before. Throws a `RangeError` on what is no date and on an unknown zone.
 */
export function zonedTime(local: string, timeZone: string): string {
  const time = asUtc(local).getTime();
  const before = offsetAt(time - DAY, timeZone);
  const after = offsetAt(time + DAY, timeZone);
  const offset = [before, after].find((one) => offsetAt(time - one * MINUTE, timeZone) === one) ?? before;
  return `${new Date(time).toISOString().slice(0, -1)}${written(offset)}`;
}

function written(offset: number): string {
  const digits = (number: number): string => String(Math.trunc(Math.abs(number))).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${digits(offset / 60)}:${digits(offset % 60)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is from UTC at a moment, in minutes; east of it is above 0. */
function offsetAt(moment: number, timeZone: string): number {
  const formatter =
    formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formatters.set(timeZone, formatter);
  const name = formatter.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}
