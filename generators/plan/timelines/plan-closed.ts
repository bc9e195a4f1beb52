import { addDays, daysBetween, daysFrom, isWorkday } from '../../lib/calendar.ts';
import { nudge } from '../../lib/nudge.ts';
import { sum } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { repOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isClosed, lastStep, type DealPlan } from '../deal-plan.ts';
import { isHappyPath } from '../traces/happy-path.ts';
import { layOut } from './lay-out.ts';
import { cycleBounds, planCycles } from './plan-cycles.ts';
import { dealMeasuredStays, shareDays } from './stays.ts';

/** Days by which a day of creation is moved at the most to be a working day. */
const NEAR = 3;

/** The working day so many days before a close or near it, within the bounds of the deal's cycle. */
function createdOn(s: ScenarioSpec, deal: DealPlan, cycle: number, random: Random): string {
  const due = addDays(deal.closeOn, -cycle);
  if (isWorkday(due)) return due;
  const [least, most] = cycleBounds(s, deal);
  const near = daysFrom(addDays(due, -NEAR), 2 * NEAR + 1).filter((day) => {
    const days = daysBetween(day, deal.closeOn);
    return isWorkday(day) && days >= least && days <= most;
  });
  return near.length === 0 ? due : random.pick(near);
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
  const cycles = planCycles(s, closed, random);
  for (const [deal, cycle] of cycles) deal.createdOn = createdOn(s, deal, cycle, random);
  meetHappyPath(s, closed, random);
  const stays = dealMeasuredStays(closed, random);
  for (const deal of closed) {
    const { closeOn: end } = deal;
    const before = deal.activities.slice(0, -1);
    const days = shareDays(deal, before, daysBetween(deal.createdOn, end), random, stays.get(deal));
    deal.steps = [
      ...layOut(deal, before, days, end, random),
      { activity: lastStep(deal), enteredOn: end, leftOn: end },
    ];
  }
}
