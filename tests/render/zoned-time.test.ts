import { expect, test } from 'vitest';
import { zonedTime } from '../../src/render/zoned-time.ts';

test.for([
  ['in summer time', '2026-10-31T23:59', 'America/Chicago', '2026-10-31T23:59:00.000-05:00'],
  ['before the clocks go back', '2026-11-01T00:30', 'America/Chicago', '2026-11-01T00:30:00.000-05:00'],
  ['that comes twice', '2026-11-01T01:30', 'America/Chicago', '2026-11-01T01:30:00.000-05:00'],
  ['after the clocks went back', '2026-11-01T02:00', 'America/Chicago', '2026-11-01T02:00:00.000-06:00'],
  ['in winter', '2026-12-07T08:00', 'America/Chicago', '2026-12-07T08:00:00.000-06:00'],
  ['before the clocks go forward', '2026-03-08T01:59', 'America/Chicago', '2026-03-08T01:59:00.000-06:00'],
  ['that is skipped', '2026-03-08T02:30', 'America/Chicago', '2026-03-08T02:30:00.000-06:00'],
  ['after the clocks went forward', '2026-03-08T03:00', 'America/Chicago', '2026-03-08T03:00:00.000-05:00'],
  ['of a day alone', '2026-10-02', 'America/Chicago', '2026-10-02T00:00:00.000-05:00'],
  ['east of UTC', '2026-12-07T08:00', 'Asia/Kolkata', '2026-12-07T08:00:00.000+05:30'],
  ['west by half an hour', '2026-12-07T08:00', 'America/St_Johns', '2026-12-07T08:00:00.000-03:30'],
  ['before the clocks go forward, east of UTC', '2027-03-28T01:59', 'Europe/Berlin', '2027-03-28T01:59:00.000+01:00'],
  ['of UTC', '2026-12-07T08:00', 'UTC', '2026-12-07T08:00:00.000+00:00'],
] as const)('a time %s has its offset', ([, local, timeZone, zoned]) => {
  expect(zonedTime(local, timeZone)).toBe(zoned);
});

test('an unknown zone and what is no date are refused', () => {
  expect(() => zonedTime('2026-12-07', 'America/Chicgo')).toThrow('America/Chicgo');
  expect(() => zonedTime('soon', 'UTC')).toThrow('not a date: soon');
});
