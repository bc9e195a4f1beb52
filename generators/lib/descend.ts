import { at } from './lists.ts';
import { sum } from './numbers.ts';
import type { Random } from './random.ts';

/** One way in which an item can turn out: what it adds to each of the sums, and what it costs by itself. */
export interface Option<T> {
  readonly value: T;
  readonly adds: readonly number[];
  readonly cost: number;
}

const ROUNDS = 30;

/**
 * Chooses one option for each item so that what the sums cost and what the options cost is little: the items in random
 * order, again and again, each taking the option that lowers the whole the most, until a round brings nothing. Starts
 * from each item's cheapest option. `costOf` says what the sums cost. Returns the values chosen, in the order of the
 * items, and what the sums come to.
 */
export function descend<T>(
  random: Random,
  items: readonly (readonly Option<T>[])[],
  costOf: (sums: readonly number[]) => number,
): { chosen: T[]; sums: readonly number[] } {
  const chosen = items.map((options) => options.reduce((a, b) => (b.cost < a.cost ? b : a)));
  const length = Math.max(0, ...items.flat().map(({ adds }) => adds.length));
  let sums = Array.from({ length }, (_, i) => sum(chosen.map(({ adds }) => adds[i] ?? 0)));
  const order = items.map((_, i) => i);
  for (let round = 0, hasMoved = true; hasMoved && round < ROUNDS; round++) {
    hasMoved = false;
    for (const i of random.shuffle(order)) {
      const now = at(chosen, i);
      const rest = sums.map((total, j) => total - (now.adds[j] ?? 0));
      const sumsWith = ({ adds }: Option<T>): number[] => rest.map((total, j) => total + (adds[j] ?? 0));
      const whole = (option: Option<T>): number => costOf(sumsWith(option)) + option.cost;
      const [best] = cheapest(at(items, i), whole, now);
      if (best === now) continue;
      chosen[i] = best;
      sums = sumsWith(best);
      hasMoved = true;
    }
  }
  return { chosen: chosen.map(({ value }) => value), sums };
}

/** The option of least cost with that cost; the present one where no other is cheaper. */
function cheapest<O>(options: readonly O[], costOf: (option: O) => number, present: O): [O, number] {
  let best: [O, number] = [present, costOf(present)];
  for (const option of options) {
    const cost = costOf(option);
    if (cost < best[1]) best = [option, cost];
  }
  return best;
}
