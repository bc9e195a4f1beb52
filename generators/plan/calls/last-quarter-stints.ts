import { addDays } from '../../lib/calendar.ts';
import { latestOf } from '../../lib/lists.ts';
import type { Random } from '../../lib/random.ts';
import { sameDayLastQuarter } from '../../spec/call-days.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isWon, type DealPlan, type Stint } from '../deal-plan.ts';
import { reachedOn, workdayBefore, workdayBetween } from './stints.ts';

/** How likely a deal was Best Case from its proposal and Commit from its negotiation, by outcome. */
const CALLED = { won: { bestCase: 0.85, commit: 0.78 }, lost: { bestCase: 0.55, commit: 0.42 } } as const;
/** How likely a loss was taken out of Commit before the close, and was Best Case from then on. */
const TAKEN_BACK = 0.6;
const AGAIN = 0.6;
/** Days before the day of the replay within which a deal came into Commit. */
const CALLED_WITHIN = 24;

/** Times in order, of which those without a day are left out. */
const inOrder = (...stints: readonly Stint[]): Stint[] =>
  stints.filter(({ from, until }) => until === null || from < until);

/** The times of a deal that was in Commit on the day of the replay: to its close, taken back or moved out of the quarter. */
function replayedStints(s: ScenarioSpec, deal: DealPlan, random: Random): Stint[] {
  const day = sameDayLastQuarter(s);
  const { start, end } = s.lastQuarter;
  const proposed = reachedOn(deal, 'proposal');
  const ready = proposed !== null && proposed <= day ? proposed : (reachedOn(deal, 'design') ?? deal.createdOn);
  const began = latestOf([start, addDays(deal.createdOn, 1), ready]);
  const from = workdayBetween(random, latestOf([began, addDays(day, -CALLED_WITHIN)]), day);
  const slipped = deal.period !== 'last';
  const isBack = slipped || (!isWon(deal) && random.chance(TAKEN_BACK));
  const last = slipped ? end : workdayBefore(deal.closeOn);
  const until = isBack && last > day ? workdayBetween(random, addDays(day, 1), last) : deal.closeOn;
  const again: Stint[] =
    !slipped && until < deal.closeOn && random.chance(AGAIN)
      ? [{ category: 'Best Case', from: until, until: deal.closeOn }]
      : [];
  return inOrder({ category: 'Best Case', from: began, until: from }, { category: 'Commit', from, until }, ...again);
}

/** The times of any other deal that closed in the last quarter; none was in Commit on the day of the replay. */
function otherStints(s: ScenarioSpec, deal: DealPlan, random: Random): Stint[] {
  const day = sameDayLastQuarter(s);
  const { bestCase, commit } = CALLED[isWon(deal) ? 'won' : 'lost'];
  const proposed = reachedOn(deal, 'proposal');
  if (proposed === null || !random.chance(bestCase)) return [];
  const began = latestOf([s.lastQuarter.start, addDays(deal.createdOn, 1), proposed]);
  const isThere = deal.closeOn > day;
  const negotiated = reachedOn(deal, 'negotiation') ?? proposed;
  const from = latestOf([began, negotiated, ...(isThere ? [addDays(day, 1)] : [])]);
  const isCalled = (isWon(deal) || !isThere) && random.chance(commit) && from < deal.closeOn;
  if (!isCalled) return inOrder({ category: 'Best Case', from: began, until: deal.closeOn });
  const isBack = !isWon(deal) && random.chance(TAKEN_BACK) && addDays(from, 2) < deal.closeOn;
  const until = isBack ? workdayBetween(random, addDays(from, 1), workdayBefore(deal.closeOn)) : deal.closeOn;
  return inOrder({ category: 'Best Case', from: began, until: from }, { category: 'Commit', from, until });
}

/** The times for which a deal was called in the last quarter. */
export const lastQuarterStints = (s: ScenarioSpec, deal: DealPlan, random: Random): Stint[] => {
  if (deal.bandThen !== null) return replayedStints(s, deal, random);
  return deal.period === 'last' ? otherStints(s, deal, random) : [];
};
