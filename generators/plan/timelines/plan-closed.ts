import { addDays, daysBetween, isWorkday, nearWorkday } from '../../lib/calendar.ts';
import { nudge } from '../../lib/nudge.ts';
import { clamp, sum } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { repOf, segmentOf } from '../../spec/facts.ts';
import type { RepRole, ScenarioSpec, StageRole } from '../../spec/scenario-spec.ts';
import { isClosed, isWon, lastStep, type DealPlan } from '../deal-plan.ts';
import { isHappyPath } from '../traces/happy-path.ts';
import { layOut } from './lay-out.ts';
import { dealMeasuredStays, shareDays } from './stays.ts';

/** Days by which the AEs' cycles differ from the usual one of a segment; the named ones differ from the team's. */
const LEAN: Readonly<Partial<Record<RepRole, number>>> = { steady: 9, newest: 1, closer: -2 };
const TEAM_LEAN = -0.8;

/** Days that a case's way adds to its cycle. */
function detourDays(s: ScenarioSpec, deal: DealPlan): number {
  const visits = (activity: StageRole): number => deal.activities.filter((a) => a === activity).length;
  return (
    (isHappyPath(s, deal) ? -5 : 0) +
    (visits('procurement') > 0 ? 12 : 0) +
    (visits('security') > 0 ? 2 : 0) +
    (visits('proposal') > 1 ? 3 : 0)
  );
}

/** When a closed deal was created: its close less a cycle by segment, AE and detours, within the stated bounds. */
function createdOn(s: ScenarioSpec, deal: DealPlan, random: Random): string {
  const [shortest, longest] = s.cycle;
  const usual = segmentOf(s, deal.segment).usualCycle;
  const lean = LEAN[deal.rep] ?? TEAM_LEAN;
  const drawn = usual + lean + detourDays(s, deal) + random.normal(0, isWon(deal) ? 8 : 10);
  // Every step takes its days, and no AE has deals from before the hire.
  const least = Math.max(shortest + 2, deal.activities.length * 2 + 12);
  const most = Math.min(longest - 2, daysBetween(repOf(s, deal.rep).hiredOn, deal.closeOn) - 2);
  for (;;) {
    // A day within three of a working day can lie outside the bounds: then another is drawn.
    const cycle = clamp(Math.round(drawn), [Math.min(least, most), most]);
    const created = nearWorkday(addDays(deal.closeOn, -cycle), random);
    const days = daysBetween(created, deal.closeOn);
    if (days >= shortest && days <= Math.max(most, shortest)) return created;
  }
}

/** Brings the mean cycle of the happy path to the stated one (P5), by moving the days of creation. */
function meetHappyPath(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const happy = deals.filter((d) => isHappyPath(s, d));
  const [shortest, longest] = s.cycle;
  const cycleOf = (d: DealPlan): number => daysBetween(d.createdOn, d.closeOn);
  const goal = (s.process.happyPathDays + random.between(-0.25, 0.25)) * happy.length;
  const canGrow = (deal: DealPlan, by: number): boolean => {
    const created = addDays(deal.createdOn, -by);
    const cycle = cycleOf(deal) + by;
    return isWorkday(created) && created > repOf(s, deal.rep).hiredOn && cycle >= shortest && cycle <= longest;
  };
  nudge(
    random,
    {
      items: happy,
      start: sum(happy.map(cycleOf)),
      moves: (deal) => [-4, -3, -2, -1, 1, 2, 3, 4].filter((by) => canGrow(deal, by)),
      apply: (deal, by) => {
        deal.createdOn = addDays(deal.createdOn, -by);
      },
      what: 'the mean cycle of the happy path',
    },
    [goal - 2, goal + 2],
  );
}

/** Plans the closed deals' days of creation and changes of step, once the closes are planned. */
export function planClosed(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const closed = deals.filter(isClosed);
  for (const deal of closed) deal.createdOn = createdOn(s, deal, random);
  meetHappyPath(s, closed, random);
  const stays = dealMeasuredStays(closed, random);
  for (const deal of closed) {
    const { closeOn: end } = deal;
    const before = deal.activities.slice(0, -1);
    const days = shareDays(before, daysBetween(deal.createdOn, end), random, stays.get(deal));
    deal.steps = [
      ...layOut(deal, before, days, end, random),
      { activity: lastStep(deal), enteredOn: end, leftOn: end },
    ];
  }
}
