import type { Range } from './numbers.ts';
import type { Random } from './random.ts';
import { Refusal } from './refusal.ts';

/** Values that can be moved a little, and how. */
export interface Movable<T> {
  readonly items: readonly T[];
  /** The sum of the values before any move. */
  readonly start: number;
  /** The changes of the sum that an item can make; further ones once a whole round of the others has brought nothing. */
  readonly moves: (item: T, isStuck: boolean) => readonly number[];
  /** Makes one of these changes. */
  readonly apply: (item: T, change: number) => void;
  /** What the values are, for the error. */
  readonly what: string;
}

/**
 * Moves values until their sum lies within a range. The items are visited in random order, again and again, each time
 * taking the change that brings the sum nearest to the middle of the range. Throws a Refusal when a whole round
 * brings nothing, of the further changes either.
 */
export function nudge<T>(random: Random, { items, start, moves, apply, what }: Movable<T>, [low, high]: Range): void {
  const goal = (low + high) / 2;
  const isMet = (total: number): boolean => total >= low && total <= high;
  let total = start;
  let isStuck = false;
  while (!isMet(total)) {
    const before = total;
    for (const item of random.shuffle(items)) {
      if (isMet(total)) return;
      const off = (change: number): number => Math.abs(total + change - goal);
      const change = moves(item, isStuck).reduce((best, c) => (off(c) < off(best) ? c : best), 0);
      if (change === 0) continue;
      apply(item, change);
      total += change;
    }
    if (total === before && isStuck) throw new Refusal(`cannot bring ${what} to ${low}–${high}: stuck at ${total}`);
    isStuck = total === before;
  }
}
