import { addDays, nearWorkday } from '../../lib/calendar.ts';
import { earliestOf } from '../../lib/lists.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { isClosed, isWon, type DealPlan, type Expectation } from '../deal-plan.ts';
import { workdayBefore, workdayBetween } from './stints.ts';

/** A move of the expected close out of a quarter. */
export interface Push {
  readonly on: string;
  /** The last day on which the deal was expected before it. */
  readonly quarterEnd: string;
  /** The day to which it was moved; null: to the next one that is planned. */
  readonly to: string | null;
}

/** How likely a closed deal was expected later until it closed, and how many days later. */
const CAME_EARLY = { won: 0.35, lost: 0.8 } as const;
const EARLY: Range = [3, 24];
/** How likely another win's date was set a few days before it closed, how many, and by how much it was moved then. */
const SET_LATE = 0.45;
const SET_BEFORE: Range = [2, 9];
const SET_BY: Range = [2, 12];
/** Days by which a push moves the close, and before the old date within which it is made. */
const PUSHED_BY: Range = [6, 24];
const PUSHED_BEFORE = 9;

/** Days between two moves of the expected close, at least. */
const APART = 6;

/** What is planned of a deal's expected closes. */
interface Given {
  readonly pushes: number;
  /** In order of time. */
  readonly moves: readonly Push[];
  readonly asOf: string;
  /** The end of the quarter in which the deal closed, or that is running. */
  readonly end: string;
}

/**
 * When a deal was expected to close over time, made from its end: pushed deals were expected earlier, many closed ones
 * were expected later until the day they closed.
 */
export function expectationsOf(deal: DealPlan, { pushes, moves, asOf, end }: Given, random: Random): Expectation[] {
  // The later expectation is planned first: each one is set on a day before which the one before it held.
  let expected = deal.closeOn;
  const later: Expectation[] = [];
  const limit = (): string => later[0]?.on ?? (isClosed(deal) ? deal.closeOn : asOf);
  const precede = (on: string, before: string): void => {
    if (before === expected || on <= deal.createdOn) return;
    later.unshift({ on, closeOn: expected });
    expected = before;
  };

  const movedTo = moves.at(-1)?.to ?? null;
  const early = isClosed(deal) && (movedTo !== null || random.chance(CAME_EARLY[isWon(deal) ? 'won' : 'lost']));
  if (early) {
    const days = random.int(...EARLY);
    const drawn = movedTo ?? nearWorkday(addDays(deal.closeOn, days), random);
    precede(deal.closeOn, movedTo === null && drawn > end ? end : drawn);
  } else if (isWon(deal) && moves.length === 0 && random.chance(SET_LATE)) {
    const on = workdayBefore(addDays(deal.closeOn, -random.int(...SET_BEFORE)));
    const by = random.int(...SET_BY) * (random.chance(0.3) ? -1 : 1);
    const before = nearWorkday(addDays(deal.closeOn, by), random);
    if (before > on) precede(on, before > end ? end : before);
  }
  for (const { on, quarterEnd } of moves.toReversed()) {
    const latest = quarterEnd < expected ? quarterEnd : workdayBefore(expected);
    if (on <= latest) precede(on, workdayBetween(random, on, latest));
  }
  for (let i = 0; i < pushes; i++) {
    const before = nearWorkday(addDays(expected, -random.int(...PUSHED_BY)), random);
    const last = earliestOf([before, addDays(limit(), -APART)]);
    const [soon, first] = [addDays(before, -PUSHED_BEFORE), addDays(deal.createdOn, 1)];
    if (first > last) break;
    precede(workdayBetween(random, soon > first && soon <= last ? soon : first, last), before);
  }
  return [{ on: deal.createdOn, closeOn: expected }, ...later];
}
