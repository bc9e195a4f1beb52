import seedrandom from 'seedrandom';
import { at } from './lists.ts';
import { sum, type Range } from './numbers.ts';

/** A stream of chance. Each entity has its own, so that a new entity does not reshuffle the others. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  unit(): number;
  /** A whole number between the two, both included. */
  int(from: number, to: number): number;
  /** A number between the two. */
  between(from: number, to: number): number;
  /** A share of a number, between the two of the range, to the nearest whole number. */
  share(range: Range, of: number): number;
  chance(probability: number): boolean;
  /** One of the items, each as likely as the others. Throws a RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight says; a weight of 0 is never picked. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
  /** One of the record's keys, each as likely as its value says: `odds({ Email: 3, Call: 1 })`. */
  odds<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** The items in another order; the given array stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
  normal(mean: number, deviation: number): number;
  /** Log-normal: half of the draws lie below the median; `sigma` is the deviation of the logarithm. */
  logNormal(median: number, sigma: number): number;
}

/** The stream of one entity of one world: `stream('q4-crunch', 'accounts')` is the same in every run. */
export function stream(seed: string, entity: string): Random {
  const unit = seedrandom(`${seed}/${entity}`);
  const int = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1));
  const between = (from: number, to: number): number => from + unit() * (to - from);
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());

  function pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('cannot pick from an empty list');
    return at(items, Math.floor(unit() * items.length));
  }

  function weighted<T>(items: readonly T[], weight: (item: T) => number): T {
    let rest = unit() * sum(items.map(weight));
    const chosen = items.find((item) => (rest -= weight(item)) < 0);
    return chosen ?? pick(items.filter((item) => weight(item) > 0));
  }

  function shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = int(0, i);
      [result[i], result[j]] = [at(result, j), at(result, i)];
    }
    return result;
  }

  return {
    unit,
    int,
    between,
    normal,
    pick,
    weighted,
    shuffle,
    share: ([from, to], of) => Math.round(between(from, to) * of),
    chance: (probability) => unit() < probability,
    odds: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) =>
      weighted(Object.keys(weights) as K[], (key) => weights[key] ?? 0),
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
  };
}
