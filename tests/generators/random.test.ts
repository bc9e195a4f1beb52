import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream, type Random } from '../../generators/lib/random.ts';

const draw = (random: Random, count = 5): number[] => Array.from({ length: count }, () => random.unit());
const random = fc.string({ maxLength: 6 }).map((seed) => stream(seed, 'chance'));

test('a stream is the same in every run', () => {
  expect(draw(stream('q4-crunch', 'accounts'), 2)).toEqual([0.5537444824334459, 0.850426335597437]);
});

test('each entity and each seed has a stream of its own', () => {
  const streams = [
    stream('q4-crunch', 'accounts'),
    stream('q4-crunch', 'contacts'),
    stream('another', 'accounts'),
    stream('another', 'contacts'),
  ];
  expect(new Set(streams.flatMap((each) => draw(each))).size).toBe(20);
});

test('what is drawn from one stream leaves the others as they are', () => {
  const alone = draw(stream('q4-crunch', 'accounts'));
  const [accounts, contacts] = [stream('q4-crunch', 'accounts'), stream('q4-crunch', 'contacts')];
  expect(alone.map(() => [contacts.unit(), accounts.unit()][1])).toEqual(alone);
});

test('whole numbers come from the first to the last, both included', () => {
  const chance = stream('a', 'whole numbers');
  expect([...new Set(Array.from({ length: 200 }, () => chance.int(-1, 2)))].toSorted((a, b) => a - b)).toEqual([
    -1, 0, 1, 2,
  ]);
});

test('a shuffle changes the order alone, and not of the array it was given', () => {
  fc.assert(
    fc.property(random, fc.array(fc.nat(20)), (chance, items) => {
      const given = [...items];
      expect(chance.shuffle(items).toSorted((a, b) => a - b)).toEqual(given.toSorted((a, b) => a - b));
      expect(items).toEqual(given);
    }),
  );
});

test('every order is as likely as the others', () => {
  const chance = stream('a', 'orders');
  const orders = Map.groupBy(
    Array.from({ length: 6000 }, () => chance.shuffle(['a', 'b', 'c']).join('')),
    (order) => order,
  );
  expect(orders.size).toBe(6);
  for (const same of orders.values()) expect(Math.abs(same.length - 1000)).toBeLessThan(100);
});

test('what has no weight is never chosen', () => {
  const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true })), { minLength: 1 });
  fc.assert(
    fc.property(random, weights, (chance, list) => {
      fc.pre(list.some((weight) => weight > 0));
      for (let i = 0; i < 20; i++) expect(chance.weighted(list, (weight) => weight)).toBeGreaterThan(0);
    }),
  );
});

test('what weighs three times as much is chosen three times as often', () => {
  const chance = stream('a', 'weights');
  const chosen = Array.from({ length: 4000 }, () => chance.weighted([1, 3, 0], (weight) => weight));
  expect(chosen.filter((weight) => weight === 3).length / chosen.length).toBeCloseTo(0.75, 1);
});

test('nothing can be chosen of nothing', () => {
  const chance = stream('a', 'nothing');
  expect(() => chance.pick([])).toThrow('cannot pick from an empty list');
  expect(() => chance.weighted(['a', 'b'], () => 0)).toThrow('cannot pick from an empty list');
});

test('half of the log-normal draws lie below the median', () => {
  const chance = stream('a', 'log-normal');
  const below = Array.from({ length: 4000 }, () => chance.logNormal(12, 0.6)).filter((value) => value < 12);
  expect(below.length / 4000).toBeCloseTo(0.5, 1);
});
