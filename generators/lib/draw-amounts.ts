import { at } from './lists.ts';
import { clamp, roundTo, sum, type Range } from './numbers.ts';
import type { Random } from './random.ts';
import { Refusal } from './refusal.ts';

/** Amounts are multiples of one of these, US dollars. */
const ROUND = 1000;
const FINE = 50;

/** Share of the amounts that are whole thousands, of large and of small deals: below $100K a thousand is a good part. */
const ROUND_SHARE = { large: 0.78, small: 0.36 } as const;
const SMALL = 100_000;

/** The multiple of a unit within a range that is nearest to a value. */
const snap = (value: number, unit: number, [low, high]: Range): number =>
  clamp(roundTo(value, unit), [Math.ceil(low / unit) * unit, Math.floor(high / unit) * unit]);

/** A part bent so that it comes near `room` and never reaches it: nothing piles up at the upper end. */
const bend = (part: number, scale: number, room: number): number => room * (1 - Math.exp((-part * scale) / room));

/** The scale by which the bent parts sum to `total`. */
function scaleTo(total: number, parts: readonly number[], room: number): number {
  let [low, high] = [0, (40 * room) / Math.min(...parts)];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (sum(parts.map((part) => bend(part, middle, room))) < total) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Draws `count` amounts within a range that sum to `total`, skewed to the right as deal sizes are: many near the lower
 * end, few large. More than half of them are whole thousands, the others multiples of 50; the sum is met to 50.
 * Throws a Refusal when the range cannot hold the sum.
 */
export function drawAmounts(random: Random, count: number, total: number, range: Range): number[] {
  const [low, high] = range;
  // The ends as amounts reach them: 99,999 is no multiple of 50.
  const [least, most] = [Math.ceil(low / FINE) * FINE, Math.floor(high / FINE) * FINE];
  const off = Math.max(count * least - total, total - count * most);
  if (off > FINE / 2 || least > most)
    throw new Refusal(
      `cannot draw ${count} amounts of ${low} to ${high} that sum to ${Math.round(total)}; off by ${Math.round(off)}`,
    );
  if (count === 0) return [];

  // The excess over the lower end is exponential, spread over the quantiles so that every draw is skewed, not just most.
  const excess = random.shuffle(
    Array.from({ length: count }, (_, i) => (-Math.log(1 - (i + random.between(0.05, 0.95)) / count)) ** 1.5 + 0.05),
  );
  const room = high - low;
  const scale = scaleTo(total - count * low, excess, room);
  const holdsRound = Math.ceil(low / ROUND) <= Math.floor(high / ROUND);
  const units = excess.map(() =>
    random.chance(high < SMALL ? ROUND_SHARE.small : ROUND_SHARE.large) && holdsRound ? ROUND : FINE,
  );
  if (!units.includes(FINE)) units[random.int(0, count - 1)] = FINE;
  const amounts = excess.map((e, i) => snap(low + bend(e, scale, room), at(units, i), range));

  // What rounding left over goes to the amounts that need not be round.
  for (let i = 0, rest = total - sum(amounts); i < count * 3 && Math.abs(rest) >= FINE / 2; i++) {
    const position = i % count;
    if (units[position] === ROUND && i < count * 2) continue;
    const before = at(amounts, position);
    const after = snap(before + rest, FINE, range);
    amounts[position] = after;
    rest -= after - before;
  }
  return amounts;
}
