import { addDays, daysBetween, dayOf } from '../../lib/calendar.ts';
import { at, earliestOf, latestOf } from '../../lib/lists.ts';
import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isClosed, isLost, isOpen, isWon, type DealPlan, type Stint } from '../deal-plan.ts';
import type { CommitDays } from './commit-options.ts';
import { reachedOn, workdayBefore, workdayBetween } from './stints.ts';

/** The days of the week of the call that ends on one of its days; of the first and the last one what the quarter has. */
function weekOf(s: ScenarioSpec, days: readonly string[], position: number): readonly [string, string] {
  const start = position === 0 ? s.quarter.start : addDays(at(days, position - 1), 1);
  const end = at(days, position);
  return [start, position === days.length - 1 ? workdayBefore(end) : end];
}

/** The time for which a deal was in Commit, given the days of the call: it came in and left in the weeks before them. */
export function commitStint(
  s: ScenarioSpec,
  deal: DealPlan,
  { enters, leaves }: CommitDays,
  days: readonly string[],
  random: Random,
): Stint {
  const [start, latest] = weekOf(s, days, enters);
  const ready = latestOf([start, addDays(deal.createdOn, 1), reachedOn(deal, 'design') ?? deal.createdOn]);
  const from = workdayBetween(random, ready, latest);
  if (leaves >= days.length) return { category: 'Commit', from, until: isOpen(deal) ? null : deal.closeOn };
  if (isClosed(deal) && deal.closeOn <= at(days, leaves)) return { category: 'Commit', from, until: deal.closeOn };
  const [first, last] = weekOf(s, days, leaves);
  return { category: 'Commit', from, until: workdayBetween(random, latestOf([first, addDays(from, 1)]), last) };
}

/** How likely a deal is Best Case once its proposal is out, and again once it left Commit, by what became of it. */
const LIKELY = { won: 0.85, lost: 0.5, open: 0.3 } as const;
const AGAIN = 0.6;
/** How likely a deal that was lost was given up as Best Case before it was. */
const GIVEN_UP = 0.5;
/** Days for which a deal is Best Case at least. */
const SHORTEST = 5;

/**
 * The times for which a deal was Best Case beside its time in Commit: from the opening of the quarter on, if it was
 * part of that call, or from its proposal on; some again once they have left Commit.
 */
export function bestCaseStints(
  s: ScenarioSpec,
  deal: DealPlan,
  commit: Stint | undefined,
  openedOn: string | null,
  random: Random,
): Stint[] {
  const asOf = dayOf(s.asOf);
  const isBestCase = deal.category === 'Best Case';
  // What is past its expected close has left the call by then.
  const end = isClosed(deal) ? deal.closeOn : earliestOf([asOf, deal.closeOn]);
  const proposed = reachedOn(deal, 'proposal');
  const inQuarter =
    proposed !== null && proposed >= s.quarter.start ? latestOf([proposed, addDays(deal.createdOn, 1)]) : null;
  const likely = LIKELY[isWon(deal) ? 'won' : isLost(deal) ? 'lost' : 'open'];
  const from =
    openedOn ?? (isBestCase || random.chance(likely) ? (inQuarter ?? (isBestCase ? s.quarter.start : null)) : null);

  /** Up to when a time that began on a day lasted, unless Commit came after it. */
  const lasts = (began: string): string | null => {
    if (isBestCase) return null;
    if (isWon(deal) || (isLost(deal) && !random.chance(GIVEN_UP))) return deal.closeOn;
    const earliest = addDays(began, SHORTEST);
    return earliest >= addDays(end, -1)
      ? isClosed(deal)
        ? end
        : workdayBefore(end)
      : workdayBetween(random, earliest, workdayBefore(end));
  };
  const stint = (began: string, until: string | null): Stint[] =>
    until !== null && daysBetween(began, until) < 1 ? [] : [{ category: 'Best Case', from: began, until }];

  if (commit === undefined) return from === null ? [] : stint(from, lasts(from));
  const before = from !== null && from < commit.from ? stint(from, commit.from) : [];
  const left = commit.until;
  const after = left !== null && left < end && (isBestCase || random.chance(AGAIN)) ? stint(left, lasts(left)) : [];
  return [...before, ...after];
}
