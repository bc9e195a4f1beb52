import { addDays, daysBetween, isWorkday } from '../../lib/calendar.ts';
import { at } from '../../lib/lists.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { StageRole } from '../../spec/scenario-spec.ts';
import { isUnnamed, type DealPlan } from '../deal-plan.ts';
import { leastStay } from './least-stays.ts';
import { moveStart, roomBefore, type Start } from './move-start.ts';
import { isMeasured } from './stays.ts';

/** How many times the median the longest tenth of a step's stays lasts at least: a little more than real ones do. */
const TIMES = 1.95;
/** So many stays or more make a distribution. */
const ENOUGH = 20;
/** Days beyond what is needed that a stay is lengthened by at the most. */
const BEYOND = 3;
/** The steps, the last first: each takes its days from the one before it. */
const STEPS: readonly StageRole[] = [
  'legal',
  'procurement',
  'security',
  'negotiation',
  'proposal',
  'design',
  'discovery',
  'qualified',
];
const ROUNDS = 6;

/** A completed stay whose start can move. */
interface Stay extends Start {
  readonly leftOn: string;
}

const daysOf = ({ step, leftOn }: Stay): number => daysBetween(step.enteredOn, leftOn);

/** The value below which such a share of some stays' days lies. */
function quantile(stays: readonly Stay[], share: number): number {
  const sorted = stays.map(daysOf).sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = at(sorted, Math.floor(place));
  return below + (at(sorted, Math.ceil(place)) - below) * (place % 1);
}

/** The days that the longest tenth of some stays should last at least; null where it does, or where they are few. */
function missing(stays: readonly Stay[]): number | null {
  if (stays.length < ENOUGH) return null;
  const wanted = TIMES * quantile(stays, 0.5);
  return quantile(stays, 0.9) >= wanted ? null : Math.ceil(wanted);
}

/**
 * Lengthens a stay to so many days or a few more, by moving its start back: the step before it gives the days, or where
 * it has too few those before it too. Returns the days that it gained.
 */
function lengthen(stay: Stay, wanted: number, random: Random): number {
  const gains = (giving: number): number[] => {
    const room = roomBefore(stay, giving);
    return Array.from({ length: BEYOND + 1 }, (_, more) => wanted - daysOf(stay) + more).filter(
      (longer) => longer > 0 && longer <= room && isWorkday(addDays(stay.step.enteredOn, -longer)),
    );
  };
  const possible = [1, Infinity].map(gains).find((some) => some.length > 0);
  if (possible === undefined) return 0;
  const gained = random.pick(possible);
  moveStart(stay, addDays(stay.step.enteredOn, -gained));
  return gained;
}

/** Shortens some of the stays by so many days together, by moving their starts on; the days that are left over. */
function shorten(stays: readonly Stay[], days: number): number {
  let left = days;
  for (const stay of stays) {
    const most = Math.min(left, daysOf(stay) - leastStay(stay.step.activity, stay.segment));
    const shorter = Array.from({ length: Math.max(most, 0) }, (_, i) => most - i).find((by) =>
      isWorkday(addDays(stay.step.enteredOn, by)),
    );
    if (shorter === undefined) continue;
    moveStart(stay, addDays(stay.step.enteredOn, shorter));
    left -= shorter;
  }
  return left;
}

/** Lengthens the longest stays in a step that can be until they are long enough; whether any had to be. */
function spread(deals: readonly DealPlan[], activity: StageRole, random: Random): boolean {
  const stays = deals
    .filter(isUnnamed)
    .flatMap(({ segment, steps }) =>
      steps.flatMap((step, i): Stay[] =>
        step.activity === activity && step.leftOn !== null
          ? [{ segment, step, leftOn: step.leftOn, before: steps.slice(0, i) }]
          : [],
      ),
    );
  if (missing(stays) === null) return false;
  const movable = random.shuffle(stays).filter(({ before }) => {
    const previous = before.at(-1);
    return previous !== undefined && !isMeasured(previous.activity);
  });
  const isShort = (stay: Stay): boolean => daysOf(stay) <= quantile(stays, 0.5);
  for (const stay of movable.toSorted((a, b) => daysOf(b) - daysOf(a))) {
    const wanted = missing(stays);
    if (wanted === null) return true;
    const gained = lengthen(stay, wanted, random);
    // Where the mean is stated, short stays give what the long one takes.
    if (isMeasured(activity) && shorten(movable.filter(isShort), gained) > 0) break;
  }
  if (missing(stays) !== null) throw new Refusal(`the stays in ${activity} cannot be spread: all take about as long`);
  return true;
}

/**
 * Lets the stays in each step vary as real ones do, some far longer than most: the longest take days from the step
 * before, and leave a stated mean as it is. Throws a Refusal when no stay has room to grow.
 */
export function spreadStays(deals: readonly DealPlan[], random: Random): void {
  for (let round = 0; round < ROUNDS; round++) {
    const changed = STEPS.filter((activity) => spread(deals, activity, random));
    if (changed.length === 0) return;
  }
  throw new Refusal('the stays cannot be spread: each step takes its days from the one before it');
}
