import { addDays, daysBetween, daysFrom, isWorkday, nearWorkday } from '../../lib/calendar.ts';
import type { Random } from '../../lib/random.ts';
import type { StageRole } from '../../spec/scenario-spec.ts';
import type { DealPlan, Step } from '../deal-plan.ts';
import { leastDays, leastStay } from './least-stays.ts';

/**
 * Lays steps out one after another from the day of creation, each for so many days or near it; changes of step fall on
 * working days where each step keeps the days that it needs, none after the end, on which the last step is left.
 */
export function layOut(
  deal: DealPlan,
  activities: readonly StageRole[],
  days: readonly number[],
  end: string,
  random: Random,
): Step[] {
  let due = deal.createdOn;
  let enteredOn = deal.createdOn;
  return activities.map((activity, i) => {
    due = addDays(due, days[i] ?? 0);
    const isLast = i === activities.length - 1;
    const first = addDays(enteredOn, leastStay(activity, deal.segment));
    const last = addDays(end, -leastDays(activities.slice(i + 1), deal.segment));
    const leftOn = isLast ? end : leave(first, due, last, random);
    const step = { activity, enteredOn, leftOn };
    enteredOn = leftOn;
    return step;
  });
}

/** A day on which to leave a step: a working day near the one due, between the first and the last that it may be. */
function leave(first: string, due: string, last: string, random: Random): string {
  if (last <= first) return last;
  const near = nearWorkday(due, random);
  if (near >= first && near <= last) return near;
  const workdays = daysFrom(first, daysBetween(first, last) + 1).filter(isWorkday);
  return (near < first ? workdays[0] : workdays.at(-1)) ?? first;
}
