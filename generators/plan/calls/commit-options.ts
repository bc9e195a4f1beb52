import type { Option } from '../../lib/descend.ts';
import { K } from '../../lib/money.ts';
import type { Random } from '../../lib/random.ts';
import { isClosed, isLost, isOpen, isWon, type DealPlan } from '../deal-plan.ts';
import { stepOn } from './stints.ts';

/** The days of the call for which a deal is in Commit: from one position up to, not including, another. */
export interface CommitDays {
  readonly enters: number;
  readonly leaves: number;
}

/** Whether a deal is in Commit on the day of the call at a position. */
export const isInCommit = (days: CommitDays | null, position: number): boolean =>
  days !== null && position >= days.enters && position < days.leaves;

/** For how many weeks deals are in Commit, by what became of them; none: they never were. */
const WEEKS = {
  won: { 0: 12, 1: 10, 2: 18, 3: 22, 4: 18, 5: 12, 7: 8 },
  lost: { 0: 56, 1: 8, 2: 12, 3: 12, 4: 8, 5: 4 },
  committed: { 1: 10, 2: 20, 3: 24, 4: 22, 5: 14, 6: 10 },
  open: { 0: 78, 1: 6, 2: 8, 3: 8 },
} as const;
/** What a week more or less costs, a week in Commit before the proposal, and a loss straight out of Commit. */
const A_WEEK_OFF = 0.5;
const TOO_EARLY = 0.4;
const STRAIGHT = 0.7;
const SELDOM = 1.2;

/** The most that a deal may bring to one movement of the call in the last week, US dollars. */
const LAST_WEEK = { entered: 420 * K, wonFromOutside: 240 * K, left: 330 * K, lost: 220 * K } as const;

/** From which day of the call on a deal may be in Commit: at the opening from its design on, later from its proposal. */
function firstDay(deal: DealPlan, days: readonly string[]): number {
  return days.findIndex((day, i) => {
    const step = stepOn(deal, day);
    if (step === null || step === 'lead' || step === 'qualified' || step === 'discovery') return false;
    return step !== 'design' || i < 2;
  });
}

/** How a deal moves the call in its last week; null: not at all. */
export type Movement = keyof typeof LAST_WEEK;
export const MOVEMENTS = Object.keys(LAST_WEEK) as readonly Movement[];

function movementOf(deal: DealPlan, days: CommitDays | null, gone: number, last: number): Movement | null {
  if (days?.enters === last) return 'entered';
  if (isWon(deal)) return gone === last && days === null ? 'wonFromOutside' : null;
  if (days?.leaves !== last) return null;
  return gone === last ? 'lost' : 'left';
}

/**
 * The ways in which a deal can have been in Commit over the days of the call, each with the amount that it adds to
 * Commit on each day, and to each movement of the last week; none is as likely as the weeks that its like usually are.
 */
export function commitOptions(deal: DealPlan, days: readonly string[], random: Random): Option<CommitDays | null>[] {
  const last = days.length - 1;
  const isCommitted = deal.category === 'Commit';
  const first = firstDay(deal, days);
  // The first day of the call on which the deal was closed already, or past its expected close.
  const closed = days.findIndex((day) => deal.closeOn < day || (isClosed(deal) && deal.closeOn === day));
  const gone = closed === -1 ? days.length : closed;
  const wanted = Number(
    random.odds(WEEKS[isCommitted ? 'committed' : isWon(deal) ? 'won' : isLost(deal) ? 'lost' : 'open']),
  );

  const costOf = (option: CommitDays | null): number => {
    if (option === null) return wanted === 0 ? 0 : SELDOM;
    const { enters, leaves } = option;
    const early = days.slice(enters, leaves).filter((day) => stepOn(deal, day) === 'design').length;
    const straight = isLost(deal) && leaves === gone ? STRAIGHT : 0;
    return (wanted === 0 ? SELDOM : 0) + A_WEEK_OFF * Math.abs(leaves - enters - wanted) + TOO_EARLY * early + straight;
  };
  const toOption = (value: CommitDays | null): Option<CommitDays | null> => ({
    value,
    adds: [
      ...days.map((_, i) => (isInCommit(value, i) ? deal.amount : 0)),
      ...MOVEMENTS.map((movement) => (movementOf(deal, value, gone, last) === movement ? deal.amount : 0)),
    ],
    cost: costOf(value),
  });

  const found: (CommitDays | null)[] = isCommitted ? [] : [null];
  if (first >= 0)
    for (let enters = first; enters < gone; enters++) {
      // Wins leave Commit by closing, what is in it now has not left it.
      const leavesLast = Math.min(gone, isOpen(deal) && !isCommitted ? last : gone);
      for (let leaves = isWon(deal) || isCommitted ? gone : enters + 1; leaves <= leavesLast; leaves++)
        found.push({ enters, leaves });
    }
  const quiet = found.filter((option) => {
    const movement = movementOf(deal, option, gone, last);
    return movement === null || deal.amount <= LAST_WEEK[movement];
  });
  return (quiet.length > 0 ? quiet : found).map(toOption);
}
