import type { Random } from './random.ts';

/** An allocation that cannot be: says what was asked for and by how much it fails. */
export class PlanError extends RangeError {
  override readonly name = 'PlanError';
}

/** Smallest and largest allowed value, both included. */
export type Range = readonly [least: number, most: number];

/** The standard normal distribution's quantile, for 0 < p < 1 (by the logistic distribution: near enough to spread draws). */
export const normalQuantile = (p: number): number => Math.log(p / (1 - p)) / 1.702;

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Shares out a whole number in proportion to weights, exactly: the parts are whole, lie within their ranges and sum to
 * `total` (largest remainder, then the parts furthest below or above their due). Throws a PlanError when the ranges
 * cannot sum to the total.
 */
export function apportion(total: number, weights: readonly number[], ranges?: readonly Range[]): number[] {
  const within = (i: number): Range => ranges?.[i] ?? [0, Infinity];
  const least = sum(weights.map((_, i) => within(i)[0]));
  const most = sum(weights.map((_, i) => within(i)[1]));
  if (total < least || total > most)
    throw new PlanError(`cannot share out ${total}: the parts allow ${least} to ${most}`);
  const scale = total / (sum(weights) || 1);
  const due = weights.map((weight) => weight * scale);
  const parts = due.map((share, i) => Math.min(Math.max(Math.floor(share), within(i)[0]), within(i)[1]));
  for (let rest = total - sum(parts); rest !== 0; rest -= Math.sign(rest)) {
    const step = Math.sign(rest);
    let best = -1;
    let largest = -Infinity;
    parts.forEach((part, i) => {
      const [low, high] = within(i);
      const room = step > 0 ? part < high : part > low;
      // A part with no weight takes only what the others cannot.
      const want = step * ((due[i] as number) - part) - (weights[i] === 0 ? 1e9 : 0);
      if (room && want > largest) [best, largest] = [i, want];
    });
    (parts[best] as number) += step;
  }
  return parts;
}

/**
 * Draws `count` amounts within a range that sum to `total`, skewed to the right as deal sizes are: many near the lower
 * end, few large. About `roundShare` of them are whole thousands, the others multiples of 50; the sum is met to 50.
 * Throws a PlanError when the range cannot hold the sum.
 */
export function drawAmounts(
  random: Random,
  count: number,
  total: number,
  [low, high]: Range,
  roundShare = 0.6,
): number[] {
  if (count === 0) return [];
  if (total < count * low || total > count * high)
    throw new PlanError(`cannot draw ${count} amounts of ${low} to ${high} that sum to ${Math.round(total)}`);
  // The excess over the lower end is exponential, spread over the quantiles so that every draw is skewed, not just most.
  const excess = random.shuffle(
    Array.from({ length: count }, (_, i) => (-Math.log(1 - (i + random.between(0.05, 0.95)) / count)) ** 1.1 + 0.05),
  );
  const room = high - low;
  const spare = total - count * low;
  // Scaling up pushes some over the upper end; capping these and scaling the rest converges fast.
  let scale = spare / sum(excess);
  for (let i = 0; i < 60; i++) {
    const filled = sum(excess.map((e) => Math.min(e * scale, room)));
    if (Math.abs(filled - spare) < 1) break;
    const free = sum(excess.map((e) => (e * scale < room ? e * scale : 0)));
    scale *= free > 0 ? 1 + (spare - filled) / free : 1;
  }
  const step = excess.map(() => (random.chance(roundShare) ? 1000 : 50));
  if (!step.includes(50)) step[random.int(0, count - 1)] = 50;
  const snap = (value: number, unit: number): number =>
    Math.min(Math.max(Math.round(value / unit) * unit, Math.ceil(low / unit) * unit), Math.floor(high / unit) * unit);
  const amounts = excess.map((e, i) => snap(low + Math.min(e * scale, room), step[i] as number));
  // What rounding left over goes to the amounts that need not be round.
  for (let i = 0, rest = total - sum(amounts); i < count * 3 && Math.abs(rest) >= 25; i++) {
    const at = i % count;
    if (step[at] === 1000 && i < count * 2) continue;
    const before = amounts[at] as number;
    amounts[at] = snap(before + rest, 50);
    rest -= amounts[at] - before;
  }
  return amounts;
}

/**
 * Chooses `count` of the values so that their sum lies within a range: a random choice, improved by swaps.
 * Returns the positions chosen. Throws a PlanError when no swap leads into the range.
 */
export function chooseSubset(random: Random, values: readonly number[], count: number, [low, high]: Range): number[] {
  const goal = (low + high) / 2;
  let closest = Infinity;
  for (let attempt = 0; attempt < 40; attempt++) {
    const order = random.shuffle(values.map((_, i) => i));
    const inside = order.slice(0, count);
    const outside = order.slice(count);
    let total = sum(inside.map((i) => values[i] as number));
    for (let round = 0; round < 60; round++) {
      if (total >= low && total <= high) return inside.sort((a, b) => a - b);
      let best: readonly [number, number, number] = [-1, -1, Math.abs(total - goal)];
      inside.forEach((i, a) =>
        outside.forEach((j, b) => {
          const off = Math.abs(total - (values[i] as number) + (values[j] as number) - goal);
          if (off < best[2]) best = [a, b, off];
        }),
      );
      const [a, b] = best;
      if (a < 0) break;
      total += (values[outside[b] as number] as number) - (values[inside[a] as number] as number);
      [inside[a], outside[b]] = [outside[b] as number, inside[a] as number];
    }
    closest = Math.min(closest, Math.abs(total - goal));
  }
  throw new PlanError(
    `cannot choose ${count} of ${values.length} values that sum to ${Math.round(low)}–${Math.round(high)}: off by ${Math.round(closest)}`,
  );
}

/**
 * Moves values until their sum lies within a range. `moves` offers, for one item, the changes of the sum that it can
 * make; `apply` makes one. The items are visited in random order, again and again, each time taking the change that
 * brings the sum nearest to the middle of the range. Throws a PlanError when a whole round brings nothing.
 */
export function nudge<T>(
  random: Random,
  items: readonly T[],
  start: number,
  [low, high]: Range,
  moves: (item: T) => readonly number[],
  apply: (item: T, change: number) => void,
  what: string,
): void {
  const goal = (low + high) / 2;
  let total = start;
  while (total < low || total > high) {
    const before = total;
    for (const item of random.shuffle(items)) {
      if (total >= low && total <= high) return;
      const change = moves(item).reduce(
        (best, c) => (Math.abs(total + c - goal) < Math.abs(total + best - goal) ? c : best),
        0,
      );
      if (change === 0) continue;
      apply(item, change);
      total += change;
    }
    if (total === before) throw new PlanError(`cannot bring ${what} to ${low}–${high}: stuck at ${total}`);
  }
}
