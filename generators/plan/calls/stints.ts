import { addDays, daysBetween, daysFrom, isWorkday, workdayUpTo } from '../../lib/calendar.ts';
import type { Random } from '../../lib/random.ts';
import type { StageRole } from '../../spec/scenario-spec.ts';
import { isClosed, type DealPlan } from '../deal-plan.ts';

/** The day on which a deal first came to a step, or to one after it on the way; null: it did not. */
export function reachedOn(deal: DealPlan, step: StageRole): string | null {
  return deal.steps.find(({ activity }) => activity === step)?.enteredOn ?? null;
}

/** The step that a deal was in on a day; null before its creation and after its close. */
export function stepOn(deal: DealPlan, day: string): StageRole | null {
  if (isClosed(deal) && deal.closeOn <= day) return null;
  return deal.steps.findLast(({ enteredOn }) => enteredOn <= day)?.activity ?? null;
}

/** A working day between two, both included, at random; the last one where no working day lies between them. */
export function workdayBetween(random: Random, from: string, to: string): string {
  const days = daysFrom(from, daysBetween(from, to) + 1).filter(isWorkday);
  return days.length > 0 ? random.pick(days) : to;
}

/** The last working day before a day. */
export const workdayBefore = (day: string): string => workdayUpTo(addDays(day, -1));
