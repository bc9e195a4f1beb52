import { at } from './lists.ts';
import { sum, type Range } from './numbers.ts';
import type { Random } from './random.ts';
import { Refusal } from './refusal.ts';

const ATTEMPTS = 40;
const SWAPS = 60;

/**
 * Chooses `count` of the values so that their sum lies within a range: a random choice, improved by swaps.
 * Returns the positions chosen, in ascending order. Throws a Refusal when there are not so many values or no swap
 * leads into the range.
 */
export function chooseSubset(random: Random, values: readonly number[], count: number, [low, high]: Range): number[] {
  if (count > values.length) throw new Refusal(`cannot choose ${count} of ${values.length} values`);
  const goal = (low + high) / 2;
  let closest = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const order = random.shuffle(values.map((_, i) => i));
    const inside = order.slice(0, count);
    const outside = order.slice(count);
    let total = sum(inside.map((i) => at(values, i)));
    for (let swap = 0; swap < SWAPS; swap++) {
      if (total >= low && total <= high) return inside.sort((a, b) => a - b);
      const best = bestSwap(values, inside, outside, total, goal);
      if (best === null) break;
      const [leaving, entering] = [at(inside, best.inside), at(outside, best.outside)];
      total += at(values, entering) - at(values, leaving);
      [inside[best.inside], outside[best.outside]] = [entering, leaving];
    }
    closest = Math.min(closest, Math.max(low - total, total - high));
  }
  throw new Refusal(
    `cannot choose ${count} of ${values.length} values that sum to ${Math.round(low)}–${Math.round(high)}: ` +
      `off by ${Math.round(closest)}`,
  );
}

/** The swap that brings the total nearest to the goal; null when each one would lead away from it. */
function bestSwap(
  values: readonly number[],
  inside: readonly number[],
  outside: readonly number[],
  total: number,
  goal: number,
): { inside: number; outside: number } | null {
  let best: { inside: number; outside: number } | null = null;
  let least = Math.abs(total - goal);
  for (const [a, i] of inside.entries())
    for (const [b, j] of outside.entries()) {
      const off = Math.abs(total - at(values, i) + at(values, j) - goal);
      if (off < least) [best, least] = [{ inside: a, outside: b }, off];
    }
  return best;
}
