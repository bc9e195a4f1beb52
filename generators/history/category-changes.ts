import { addDays, workdayUpTo } from '../lib/calendar.ts';
import { at } from '../lib/lists.ts';
import type { Random } from '../lib/random.ts';
import { isClosed, isOpen, isWon, stageEnteredOn, type DealPlan, type Status } from '../plan/deal-plan.ts';
import type { OpenCategory, StageRole } from '../spec/scenario-spec.ts';
import { dayWithin, type Change } from './change.ts';

/** The forecast category of a deal: won ones are Closed, lost ones Omitted. */
export type ForecastCategory = OpenCategory | 'Closed';

/** The category that a deal ends with, or stands in. */
export function finalCategory(deal: DealPlan): ForecastCategory {
  if (isWon(deal)) return 'Closed';
  return isOpen(deal) ? (deal.category ?? 'Pipeline') : 'Omitted';
}

/** How high an open deal is called, by the category that it stands in; a closed one was called as high as can be. */
const RANK: Readonly<Record<OpenCategory, number>> = { Omitted: 0, Pipeline: 0, 'Best Case': 1, Commit: 2 };
const HIGHEST = 2;

/** How likely a deal is called Best Case as it reaches Proposal, and Commit as it reaches Negotiation, by outcome. */
const CALLED: Readonly<Record<Status, { readonly bestCase: number; readonly commit: number }>> = {
  Won: { bestCase: 0.85, commit: 0.78 },
  Lost: { bestCase: 0.55, commit: 0.42 },
  Open: { bestCase: 0.35, commit: 0.2 },
};

/** How likely a call of Commit was taken back before the close. */
const TAKEN_BACK: Readonly<Record<'Won' | 'Lost', number>> = { Won: 0.15, Lost: 0.65 };

interface Call {
  readonly day: string;
  readonly category: ForecastCategory;
}

/** The calls up to the highest: up as the deal reaches Proposal and Negotiation. */
function callsUp(deal: DealPlan, random: Random): Call[] {
  const calls: Call[] = [{ day: deal.createdOn, category: 'Pipeline' }];
  const reach = (activity: StageRole, category: ForecastCategory): void => {
    const day = deal.steps.find((step) => step.activity === activity)?.enteredOn;
    if (day !== undefined && day > at(calls, calls.length - 1).day) calls.push({ day, category });
  };
  const ceiling = isClosed(deal) ? HIGHEST : RANK[deal.category ?? 'Pipeline'];
  const odds = CALLED[deal.status];
  if (ceiling >= 1 || random.chance(odds.bestCase)) reach('proposal', 'Best Case');
  const isInCommit = isOpen(deal) && ceiling === HIGHEST;
  if (isInCommit || (ceiling >= 1 && random.chance(odds.commit))) reach('negotiation', 'Commit');
  return calls;
}

/** A call of Commit that was taken back before the close, and for a win made again. */
function callsBack(deal: DealPlan, last: Call, random: Random): Call[] {
  if (last.category !== 'Commit' || !random.chance(isWon(deal) ? TAKEN_BACK.Won : TAKEN_BACK.Lost)) return [];
  const down = dayWithin(random, last.day, addDays(deal.closeOn, -1));
  if (down === null) return [];
  const up = isWon(deal) ? dayWithin(random, down, deal.closeOn) : null;
  const back: Call = { day: down, category: 'Best Case' };
  return up === null ? [back] : [back, { day: up, category: 'Commit' }];
}

/** The last call: at the close of a closed deal; of an open one when it stands elsewhere than it was called. */
function finalCalls(deal: DealPlan, last: Call, random: Random): Call[] {
  const category = finalCategory(deal);
  if (isClosed(deal)) return [{ day: deal.closeOn, category }];
  if (last.category === category) return [];
  const day = dayWithin(random, last.day, addDays(stageEnteredOn(deal), 60));
  return [{ day: day ?? last.day, category }];
}

/**
 * The calls on a deal over time: up as it reaches Proposal and Negotiation, sometimes down again, and at the end what
 * it ended with. Lost deals, too, were in the call once: that is what makes a call risky. None lies on the as-of day.
 */
export function categoryChanges(deal: DealPlan, asOf: string, random: Random): Change[] {
  const up = callsUp(deal, random);
  const last = at(up, up.length - 1);
  const back = isClosed(deal) ? callsBack(deal, last, random) : [];
  const calls = [...up, ...back, ...finalCalls(deal, last, random)];
  const yesterday = addDays(asOf, -1);
  return calls.map(({ day, category }) => ({
    changed_on: day < asOf ? day : workdayUpTo(yesterday),
    field: 'forecast_category',
    new_value: category,
  }));
}
