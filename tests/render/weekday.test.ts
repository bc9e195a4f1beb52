import { expect, test } from 'vitest';
import { weekdayOf } from '../../src/render/weekday.ts';

test.for([
  ['2026-12-07T08:00', 'Monday'],
  ['2026-11-29', 'Sunday'],
  ['2026-12-07T23:59', 'Monday'],
] as const)('%s is a %s', ([iso, weekday]) => {
  expect(weekdayOf(iso)).toBe(weekday);
});
