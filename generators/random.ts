import seedrandom from 'seedrandom';

/** A stream of chance. Each entity has its own, so that a new entity does not reshuffle the others. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  unit(): number;
  /** A whole number between the two, both included. */
  int(from: number, to: number): number;
  /** A number between the two. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight says; a weight of 0 is never picked. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
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
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(unit() * items.length)];
    if (item === undefined) throw new RangeError('cannot pick from an empty list');
    return item;
  };
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  return {
    unit,
    int,
    pick,
    normal,
    between: (from, to) => from + unit() * (to - from),
    chance: (probability) => unit() < probability,
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    shuffle: (items) => {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i);
        [result[i], result[j]] = [result[j] as never, result[i] as never];
      }
      return result;
    },
    weighted: (items, weight) => {
      let rest = unit() * items.reduce((sum, item) => sum + weight(item), 0);
      const chosen = items.find((item) => (rest -= weight(item)) < 0);
      return chosen ?? pick(items.filter((item) => weight(item) > 0));
    },
  };
}
