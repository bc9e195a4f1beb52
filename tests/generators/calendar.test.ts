import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isWorkday,
  isWeekday,
  nearWorkday,
  weekdaysBetween,
} from '../../generators/lib/calendar.ts';
import { stream } from '../../generators/lib/random.ts';
import { q4Crunch } from '../../generators/scenario.ts';
import { daysOver, phasedShareAt } from '../../generators/spec/phasing.ts';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const days = fc.integer({ min: -4000, max: 4000 });

describe('days', () => {
  test('added are the days between', () => {
    fc.assert(
      fc.property(date, days, (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
        expect(addDays(addDays(from, count), -count)).toBe(from);
      }),
    );
  });

  test.for([
    ['2026-12-07', 0, '2026-12-07'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    // The clocks change in between.
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
  ] as const)('%s and %d days is %s', ([from, count, to]) => {
    expect(addDays(from, count)).toBe(to);
  });

  test('are counted from date to date, whatever the time', () => {
    expect(daysBetween('2026-12-06T23:59', '2026-12-07T00:01')).toBe(1);
    expect(daysBetween('2026-12-07T00:01', '2026-12-07T23:59')).toBe(0);
    expect(addDays('2026-12-06T23:59', 1)).toBe('2026-12-07');
  });
});

describe('working days', () => {
  test.for([
    ['a Friday', 'the Monday after it', '2026-12-04', '2026-12-07', 1],
    ['a Friday', 'the Sunday after it', '2026-12-04', '2026-12-06', 0],
    ['a Sunday', 'the Monday after it', '2026-12-06', '2026-12-07', 1],
    ['a Monday', 'itself', '2026-12-07', '2026-12-07', 0],
    ['a Monday', 'a week later', '2026-11-30', '2026-12-07', 5],
    ['a Monday', 'the day before it', '2026-12-07', '2026-12-06', 0],
    ['a Friday evening', 'Monday morning', '2026-12-04T19:30', '2026-12-07T08:00', 1],
  ] as const)('from %s to %s', ([, , from, to, count]) => {
    expect(weekdaysBetween(from, to)).toBe(count);
  });

  test('are five of any seven days, and add up', () => {
    const ahead = fc.nat(60);
    fc.assert(
      fc.property(date, ahead, ahead, (from, first, second) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        expect(weekdaysBetween(from, addDays(from, 7))).toBe(5);
        expect(weekdaysBetween(from, middle) + weekdaysBetween(middle, to)).toBe(weekdaysBetween(from, to));
      }),
    );
  });

  test('are never more than three days away', () => {
    fc.assert(
      fc.property(date, fc.string(), (day, seed) => {
        const near = nearWorkday(day, stream(seed, 'days'));
        expect(isWorkday(near)).toBe(true);
        expect(Math.abs(daysBetween(day, near))).toBeLessThanOrEqual(isWorkday(day) ? 0 : 3);
      }),
    );
  });

  test.for([
    ['Memorial Day', '2026-05-25'],
    ['Independence Day, kept on the Friday', '2026-07-03'],
    ['Labor Day', '2026-09-07'],
    ['Thanksgiving', '2026-11-26'],
    ['Christmas', '2026-12-25'],
  ])('are not %s', ([, day]) => {
    expect([isWeekday(day ?? ''), isWorkday(day ?? '')]).toEqual([true, false]);
  });
});

describe('the plan to date', () => {
  const { quarter } = q4Crunch;

  test.for([
    ['2026-09-30', 0],
    ['2026-10-01', 0],
    ['2026-10-02', 0.28 / 31],
    ['2026-10-31', (0.28 * 30) / 31],
    ['2026-11-01', 0.28],
    ['2026-11-30', 0.28 + (0.32 * 29) / 30],
    ['2026-12-01', 0.6],
    ['2026-12-07T08:00', 0.6 + (0.4 * 6) / 31],
    ['2026-12-31', 0.6 + (0.4 * 30) / 31],
    ['2027-01-01', 1],
    ['2027-03-01', 1],
  ] as const)('is, on the morning of %s, %d of the quarter', ([asOf, share]) => {
    expect(phasedShareAt({ quarter, asOf })).toBeCloseTo(share, 12);
  });

  test('never goes back', () => {
    const shares = Array.from({ length: 92 }, (_, i) => phasedShareAt({ quarter, asOf: addDays(quarter.start, i) }));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(shares).size).toBe(92);
  });

  test('does not count the day that has only begun', () => {
    expect(daysOver(q4Crunch)).toBe(67);
    expect(daysOver({ quarter, asOf: '2026-10-01T08:00' })).toBe(0);
  });
});
