import { addDays, daysBetween, dayOf } from '../../lib/calendar.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isClosed, isOpen, isUnnamed, pushesOf, type DealPlan, type Status } from '../deal-plan.ts';
import { expectationsOf, type Push } from './expectations.ts';
import { workdayBetween } from './stints.ts';

/** Shares of the deals that were pushed at least once, by outcome. */
const PUSHED: Readonly<Record<Status, Range>> = { Open: [0.31, 0.4], Won: [0.15, 0.22], Lost: [0.28, 0.36] };
/** How often they were: one, two or three times. */
const TIMES = { 1: 3, 2: 2, 3: 1 } as const;
/** Days that a deal must have lived to have been pushed. */
const OLD = 24;
/** How likely a loss that had left the call had been moved to a later quarter. */
const TO_LATER_QUARTER = 0.3;
/** Days beyond the quarter to which it was. */
const LATER: Range = [6, 60];

/** The end of the quarter that a day is in: of the running one or of the last. */
const quarterEnd = (s: ScenarioSpec, day: string): string =>
  day < s.quarter.start ? s.lastQuarter.end : s.quarter.end;

/** The move of a deal that was in last quarter's call out of that quarter; null where it was not moved so. */
function slipOf(s: ScenarioSpec, deal: DealPlan): Push | null {
  const slip = deal.period !== 'last' ? deal.stints.findLast(({ from }) => from < s.quarter.start) : undefined;
  const on = slip?.until ?? null;
  return on === null ? null : { on, quarterEnd: s.lastQuarter.end, to: null };
}

/** The day on which a deal left the running quarter's call before its close; null where it did not. */
function leftCallOn(s: ScenarioSpec, deal: DealPlan): string | null {
  const last = deal.stints.findLast(({ category }) => category !== 'Omitted');
  const on = last !== undefined && last.from >= s.quarter.start ? last.until : null;
  return on === null || (isClosed(deal) && on >= deal.closeOn) ? null : on;
}

/** The moves of a deal out of the quarters in which it was called to later ones, in order of time. */
function movesOut(s: ScenarioSpec, deal: DealPlan, random: Random): Push[] {
  const slip = slipOf(s, deal);
  const slips = slip === null ? [] : [slip];
  const on = leftCallOn(s, deal);
  const { end } = s.quarter;
  if (on === null) return slips;
  if (isOpen(deal)) return deal.closeOn > end ? [...slips, { on, quarterEnd: end, to: null }] : slips;
  if (slip !== null || !random.chance(TO_LATER_QUARTER)) return slips;
  const to = workdayBetween(random, addDays(end, LATER[0]), addDays(end, LATER[1]));
  return [{ on, quarterEnd: end, to }];
}

/**
 * Plans when each deal was expected to close, over time. What is in the call on a day is expected in the quarter of that
 * day: a deal that leaves for a later quarter is moved as it leaves.
 */
export function planExpectations(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const asOf = dayOf(s.asOf);
  for (const status of ['Open', 'Won', 'Lost'] as const) {
    const all = deals.filter((d) => d.status === status);
    const moves = new Map(all.map((deal) => [deal, movesOut(s, deal, random)]));
    const plan = (deal: DealPlan, pushes: number): void => {
      const end = quarterEnd(s, isClosed(deal) ? deal.closeOn : asOf);
      deal.expectations = expectationsOf(deal, { pushes, moves: moves.get(deal) ?? [], asOf, end }, random);
    };
    for (const deal of all) plan(deal, 0);

    const isOld = (d: DealPlan): boolean => daysBetween(d.createdOn, isClosed(d) ? d.closeOn : asOf) > OLD;
    const old = all.filter((d) => (isUnnamed(d) || d.role === 'crash') && isOld(d) && pushesOf(d) === 0);
    const overdue = old.filter((d) => isOpen(d) && d.closeOn < asOf);
    const others = random.shuffle(old.filter((d) => !overdue.includes(d)));
    // The AEs who called an overdue deal never moved its date: half of them.
    const candidates = [...overdue, ...others].slice(Math.ceil(overdue.length / 2));
    const wanted = random.share(PUSHED[status], all.length);
    let pushed = all.filter((d) => pushesOf(d) > 0).length;
    for (const deal of candidates) {
      if (pushed >= wanted) break;
      plan(deal, Number(random.odds(TIMES)));
      if (pushesOf(deal) > 0) pushed += 1;
    }
  }
}
