import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from '../../generators/lib/apportion.ts';
import { chooseSubset } from '../../generators/lib/choose-subset.ts';
import { drawAmounts } from '../../generators/lib/draw-amounts.ts';
import { nudge } from '../../generators/lib/nudge.ts';
import { stream } from '../../generators/lib/random.ts';
import { Refusal } from '../../generators/lib/refusal.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const between = ([low, high]: readonly [number, number], share: number): number => low + (high - low) * share;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const random = fc.string({ maxLength: 6 }).map((seed) => stream(seed, 'plan'));
const weight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 500 }),
  fc.double({ min: 0.01, max: 50, noNaN: true }),
);
const range = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('a whole number is shared out', () => {
  test('in whole parts that sum to it, each within one of its due', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.array(weight, { minLength: 1, maxLength: 20 }), (total, weights) => {
        fc.pre(sum(weights) > 0);
        const parts = apportion(total, weights);
        expect(sum(parts)).toBe(total);
        for (const [i, part] of parts.entries()) {
          expect(Number.isInteger(part)).toBe(true);
          expect(Math.abs(part - (total * (weights[i] ?? 0)) / sum(weights))).toBeLessThan(1 + 1e-6);
        }
      }),
    );
  });

  test('within ranges, whatever the weights', () => {
    const items = fc.array(fc.tuple(weight, range(60)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(items, share, (list, at) => {
        const ranges = list.map(([, bounds]) => bounds);
        const ends = [sum(ranges.map(([low]) => low)), sum(ranges.map(([, high]) => high))] as const;
        const total = Math.round(between(ends, at));
        const parts = apportion(
          total,
          list.map(([each]) => each),
          ranges,
        );
        expect(sum(parts)).toBe(total);
        for (const [i, part] of parts.entries()) {
          const [low, high] = ranges[i] ?? [0, 0];
          expect(Number.isInteger(part) && part >= low && part <= high).toBe(true);
        }
      }),
    );
  });

  test('evenly where no part has a weight', () => {
    expect(apportion(7, [0, 0, 0]).toSorted()).toEqual([2, 2, 3]);
  });

  test('to a part without a weight only when the others are full', () => {
    expect(apportion(5, [3, 0, 2])).toEqual([3, 0, 2]);
    expect(
      apportion(
        9,
        [1, 0, 1],
        [
          [0, 3],
          [0, 9],
          [0, 3],
        ],
      ),
    ).toEqual([3, 3, 3]);
  });

  test('when it is nothing, or all of it goes to one', () => {
    expect(apportion(0, [2, 5])).toEqual([0, 0]);
    expect(apportion(0, [])).toEqual([]);
    expect(apportion(11, [0.2])).toEqual([11]);
  });

  test('between range ends that are not whole, in whole parts', () => {
    expect(
      apportion(
        5,
        [1, 1],
        [
          [0, 2.5],
          [2.5, 9],
        ],
      ),
    ).toEqual([2, 3]);
  });

  test('or refused, with how much it is off', () => {
    const ranges = [
      [2, 4],
      [1, 3],
    ] as const;
    expect(apportion(7, [1, 1], ranges)).toEqual([4, 3]);
    expect(() => apportion(8, [1, 1], ranges)).toThrow(
      new Refusal('cannot share out 8: the parts allow 3 to 7; off by 1'),
    );
    expect(() => apportion(2, [1, 1], ranges)).toThrow(
      new Refusal('cannot share out 2: the parts allow 3 to 7; off by 1'),
    );
    expect(() => apportion(1, [])).toThrow(Refusal);
    expect(() => apportion(-1, [1, 2])).toThrow(Refusal);
    expect(() => apportion(43.5, [1, 2])).toThrow(new Refusal('cannot share out 43.5: it is not whole'));
  });
});

describe('amounts are drawn', () => {
  const segment = fc.constantFrom<[number, number]>([15_000, 99_999], [100_000, 500_000], [500_001, 2_000_000]);
  const allWithin = (amounts: readonly number[], [low, high]: readonly [number, number]): boolean =>
    amounts.every((amount) => amount >= low && amount <= high && amount % 50 === 0);

  test('as many as asked for, in multiples of 50 within the range, with the sum met to 50', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 1, max: 120 }), segment, share, (chance, count, bounds, at) => {
        // From the lowest to the highest sum that multiples of 50 reach.
        const ends = [Math.ceil(bounds[0] / 50) * 50, Math.floor(bounds[1] / 50) * 50] as const;
        const total = Math.round(count * between(ends, at));
        const amounts = drawAmounts(chance, count, total, bounds);
        expect(amounts).toHaveLength(count);
        expect(allWithin(amounts, bounds)).toBe(true);
        expect(Math.abs(sum(amounts) - total)).toBeLessThanOrEqual(25);
      }),
    );
  });

  test('with many near the lower end and few large ones: the mean lies above the median', () => {
    const few = fc.double({ min: 0.05, max: 0.45, noNaN: true });
    fc.assert(
      fc.property(random, fc.integer({ min: 30, max: 120 }), segment, few, (chance, count, bounds, at) => {
        const amounts = drawAmounts(chance, count, count * between(bounds, at), bounds).toSorted((a, b) => a - b);
        expect(sum(amounts) / count).toBeGreaterThan(amounts[Math.floor(count / 2)] ?? Infinity);
      }),
    );
  });

  test('the same from the same stream', () => {
    const draw = (): number[] => drawAmounts(stream('a', 'amounts'), 12, 600_000, [15_000, 99_999]);
    expect(draw()).toEqual(draw());
  });

  test('within a range that holds no whole thousand', () => {
    expect(drawAmounts(stream('a', 'amounts'), 3, 301_500, [100_100, 100_900]).every((a) => a > 100_000)).toBe(true);
  });

  test('none, of nothing', () => {
    expect(drawAmounts(stream('a', 'amounts'), 0, 0, [15_000, 99_999])).toEqual([]);
  });

  test.for([
    [0, 1000, [15_000, 99_999], 1000],
    [1, 14_900, [15_000, 99_999], 100],
    [2, 200_100, [15_000, 99_999], 200],
    // 99,999 is not a multiple of 50: thirty of them are 1,470 more than thirty amounts can be.
    [30, 2_999_970, [15_000, 99_999], 1470],
    [30, 15_000_030, [500_001, 2_000_000], 1470],
    // No multiple of 50 lies in between; the nearest ones are 30 and 20 away.
    [1, 130, [120, 140], 30],
  ] as const)('or refused: %d that sum to %d, of %j', ([count, total, bounds, off]) => {
    expect(() => drawAmounts(stream('a', 'amounts'), count, total, bounds)).toThrow(
      new Refusal(`cannot draw ${count} amounts of ${bounds[0]} to ${bounds[1]} that sum to ${total}; off by ${off}`),
    );
  });
});

describe('a subset is chosen', () => {
  const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 24 });
  const total = (all: readonly number[], chosen: readonly number[]): number => sum(chosen.map((i) => all[i] ?? NaN));

  test('of so many different positions, with a sum within the range', () => {
    fc.assert(
      fc.property(random, values, fc.nat(24), share, (chance, all, most, at) => {
        const count = Math.min(most, all.length);
        const inOrder = all.toSorted((a, b) => a - b);
        // A range as wide as the values are apart, somewhere between the least sum and the greatest: swaps lead there.
        const goal = between([sum(inOrder.slice(0, count)), sum(inOrder.slice(all.length - count))], at);
        const reach = ((inOrder.at(-1) ?? 0) - (inOrder[0] ?? 0)) / 2 + 1e-6;
        const chosen = chooseSubset(chance, all, count, [goal - reach, goal + reach]);
        expect(chosen).toHaveLength(count);
        expect(new Set(chosen).size).toBe(count);
        expect(Math.abs(total(all, chosen) - goal)).toBeLessThanOrEqual(reach);
      }),
    );
  });

  test('rightly or not at all, however narrow the range', () => {
    fc.assert(
      fc.property(random, values, fc.nat(24), fc.nat(6000), fc.nat(40), (chance, all, most, low, width) => {
        const count = Math.min(most, all.length);
        try {
          const chosen = chooseSubset(chance, all, count, [low, low + width]);
          expect(chosen).toHaveLength(count);
          expect(total(all, chosen)).toBeGreaterThanOrEqual(low);
          expect(total(all, chosen)).toBeLessThanOrEqual(low + width);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });

  test('of none, or of all', () => {
    expect(chooseSubset(stream('a', 'subset'), [3, 4], 0, [0, 1])).toEqual([]);
    expect(chooseSubset(stream('a', 'subset'), [3, 4], 2, [7, 7])).toEqual([0, 1]);
  });

  test('or refused, with how much the nearest sum lies outside the range', () => {
    const choose = (count: number, low: number, high: number) => () =>
      chooseSubset(stream('a', 'subset'), [3, 4], count, [low, high]);
    expect(choose(1, 5, 9)).toThrow(new Refusal('cannot choose 1 of 2 values that sum to 5–9: off by 1'));
    expect(choose(2, 1, 6)).toThrow(new Refusal('cannot choose 2 of 2 values that sum to 1–6: off by 1'));
    expect(choose(0, 1, 5)).toThrow(new Refusal('cannot choose 0 of 2 values that sum to 1–5: off by 1'));
    expect(choose(3, 0, 20)).toThrow(new Refusal('cannot choose 3 of 2 values'));
  });
});

describe('values are nudged', () => {
  /** Values that each go up and down by their steps, between 0 and 100. */
  const movable = (values: number[], steps: readonly number[]) => ({
    items: values.map((_, i) => i),
    start: sum(values),
    moves: (i: number) => steps.flatMap((s) => [s, -s]).filter((s) => inside((values[i] ?? NaN) + s)),
    apply: (i: number, change: number) => {
      values[i] = (values[i] ?? NaN) + change;
    },
    what: 'the sum',
  });
  const inside = (value: number): boolean => value >= 0 && value <= 100;

  test('into the range, or refused; the moves made are those that were counted', () => {
    const start = fc.array(fc.nat(100), { maxLength: 10 });
    const steps = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 });
    fc.assert(
      fc.property(random, start, steps, range(1000), (chance, from, sizes, [low, high]) => {
        const values = [...from];
        try {
          nudge(chance, movable(values, sizes), [low, high]);
          expect(sum(values)).toBeGreaterThanOrEqual(low);
          expect(sum(values)).toBeLessThanOrEqual(high);
        } catch (error) {
          expect(error).toEqual(new Refusal(`cannot bring the sum to ${low}–${high}: stuck at ${sum(values)}`));
        }
        expect(values.every(inside)).toBe(true);
      }),
    );
  });

  test('always, by steps of one', () => {
    fc.assert(
      fc.property(random, fc.array(fc.nat(100), { minLength: 1, maxLength: 8 }), share, (chance, values, at) => {
        const goal = Math.round(between([0, 100 * values.length], at));
        nudge(chance, movable(values, [1]), [goal, goal]);
        expect(sum(values)).toBe(goal);
      }),
    );
  });

  test('not at all when they lie in the range', () => {
    const values = [3, 4];
    nudge(stream('a', 'nudge'), movable(values, [1]), [7, 7]);
    expect(values).toEqual([3, 4]);
  });

  test('or refused, when no move leads there', () => {
    const one = (low: number) => () => {
      nudge(stream('a', 'nudge'), movable([100], [1]), [low, low + 5]);
    };
    expect(one(96)).not.toThrow();
    expect(one(101)).toThrow(new Refusal('cannot bring the sum to 101–106: stuck at 100'));
    expect(() => {
      nudge(stream('a', 'nudge'), movable([], [1]), [1, 2]);
    }).toThrow(new Refusal('cannot bring the sum to 1–2: stuck at 0'));
  });
});
