import { at } from './lists.ts';
import { clamp, sum, type Range } from './numbers.ts';
import { Refusal } from './refusal.ts';

/** Below any other want: a part with no weight takes only what the others cannot. */
const UNWANTED = 1e9;

/**
 * Shares out a whole number in proportion to weights, exactly: the parts are whole, lie within their ranges and sum to
 * `total` (largest remainder, then the parts furthest below or above their due). Throws a Refusal when the total is
 * not whole or the ranges cannot sum to it.
 */
export function apportion(total: number, weights: readonly number[], ranges?: readonly Range[]): number[] {
  if (!Number.isInteger(total)) throw new Refusal(`cannot share out ${total}: it is not whole`);
  const within = (i: number): Range => {
    const [low, high] = ranges?.[i] ?? [0, Infinity];
    return [Math.ceil(low), Math.floor(high)];
  };
  const least = sum(weights.map((_, i) => within(i)[0]));
  const most = sum(weights.map((_, i) => within(i)[1]));
  if (total < least || total > most)
    throw new Refusal(
      `cannot share out ${total}: the parts allow ${least} to ${most}; off by ${Math.max(least - total, total - most)}`,
    );

  const scale = total / (sum(weights) || 1);
  const due = weights.map((weight) => weight * scale);
  const parts = due.map((share, i) => clamp(Math.floor(share), within(i)));
  for (let rest = total - sum(parts); rest !== 0; rest -= Math.sign(rest)) {
    const step = Math.sign(rest);
    let best = -1;
    let largest = -Infinity;
    parts.forEach((part, i) => {
      const [low, high] = within(i);
      const hasRoom = step > 0 ? part < high : part > low;
      const want = step * (at(due, i) - part) - (weights[i] === 0 ? UNWANTED : 0);
      if (hasRoom && want > largest) [best, largest] = [i, want];
    });
    parts[best] = at(parts, best) + step;
  }
  return parts;
}
