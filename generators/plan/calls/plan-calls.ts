import { addDays, dayOf, daysBetween } from '../../lib/calendar.ts';
import { at, latestOf } from '../../lib/lists.ts';
import { totalOf } from '../../lib/money.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { callDays } from '../../spec/call-days.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isWon, type DealPlan, type Stint } from '../deal-plan.ts';
import { isInCommit, type CommitDays } from './commit-options.ts';
import { lastQuarterStints } from './last-quarter-stints.ts';
import { planExpectations } from './plan-expectations.ts';
import { planLastCommit } from './plan-last-commit.ts';
import { planWeeklyCommit } from './plan-weekly-commit.ts';
import { stepOn, workdayBefore, workdayBetween } from './stints.ts';
import { bestCaseStints, commitStint } from './this-quarter-stints.ts';

/** What the call and Best Case come to together as the quarter opens, as a share of the target. */
const OPENING_WITH_BEST_CASE: Range = [0.83, 0.92];

/** How late a step is: the deals in the latest are the first to be Best Case as the quarter opens. */
const LATE = ['discovery', 'design', 'proposal', 'negotiation', 'security', 'procurement', 'legal'];

/** Days before its loss within which a deal is seldom put above the call. */
const DOOMED = 14;

/** The deals that are Best Case as the quarter opens: the latest first, until the call has enough above it. */
function openAbove(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  commit: ReadonlyMap<DealPlan, CommitDays | null>,
  random: Random,
): Set<DealPlan> {
  const opening = at(callDays(s), 0);
  const inCall = totalOf(
    deals.filter(
      (d) => isInCommit(commit.get(d) ?? null, 0) || (d.period === 'now' && isWon(d) && d.closeOn <= opening),
    ),
  );
  const isNearlyLost = (deal: DealPlan): boolean => isLost(deal) && daysBetween(opening, deal.closeOn) < DOOMED;
  const lateness = (deal: DealPlan): number =>
    LATE.indexOf(stepOn(deal, opening) ?? '') + random.between(0, 1.5) - (isNearlyLost(deal) ? 2 : 0);
  const ranked = deals
    .filter((d) => LATE.includes(stepOn(d, opening) ?? '') && !isInCommit(commit.get(d) ?? null, 0))
    .map((deal) => ({ deal, rank: lateness(deal) }))
    .sort((a, b) => b.rank - a.rank);
  const wanted = s.metrics.revenue.target * random.between(...OPENING_WITH_BEST_CASE);
  const chosen = new Set<DealPlan>();
  for (const { deal } of ranked) if (inCall + totalOf([...chosen]) < wanted) chosen.add(deal);
  return chosen;
}

/** Since when an open deal has been left out of the forecast that is. */
function leftOut(s: ScenarioSpec, deal: DealPlan, called: readonly Stint[], random: Random): Stint[] {
  if (deal.category !== 'Omitted') return [];
  const from = latestOf([addDays(deal.createdOn, 1), called.at(-1)?.until ?? deal.createdOn]);
  return [{ category: 'Omitted', from: workdayBetween(random, from, workdayBefore(dayOf(s.asOf))), until: null }];
}

/**
 * Plans the call of both quarters: which deals were in Commit or Best Case from when to when, and when each was expected
 * to close. Throws a Refusal when no call bears out what the story says of it.
 */
export function planCalls(s: ScenarioSpec, deals: readonly DealPlan[], random: (step: string) => Random): void {
  planLastCommit(s, deals, random('last commit'));
  const commit = planWeeklyCommit(s, deals, random('weekly commit'));
  const above = openAbove(s, deals, commit, random('opening'));
  const ofStints = random('stints');
  const days = callDays(s);
  for (const deal of deals) {
    const last = lastQuarterStints(s, deal, ofStints);
    if (deal.period === 'last') deal.stints = last;
    else {
      const inCommit = commit.get(deal) ?? null;
      const called = inCommit === null ? undefined : commitStint(s, deal, inCommit, days, ofStints);
      const from = latestOf([s.quarter.start, addDays(deal.createdOn, 1)]);
      const opened = above.has(deal) ? workdayBetween(ofStints, from, at(days, 0)) : null;
      const rest = bestCaseStints(s, deal, called, opened, ofStints);
      const now = [...rest, ...(called === undefined ? [] : [called])].sort((a, b) => (a.from < b.from ? -1 : 1));
      deal.stints = [...last, ...now, ...leftOut(s, deal, now, ofStints)];
    }
  }
  planExpectations(s, deals, random('expectations'));
}
