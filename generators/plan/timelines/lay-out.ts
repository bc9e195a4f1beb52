import { addDays, nearWorkday } from '../../lib/calendar.ts';
import type { Random } from '../../lib/random.ts';
import type { StageRole } from '../../spec/scenario-spec.ts';
import type { DealPlan, Step } from '../deal-plan.ts';

/**
 * Lays steps out one after another from the day of creation, each for so many days; changes of step fall on working
 * days, none after the end, on which the last step is left.
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
    const leftOn = i === activities.length - 1 ? end : within(enteredOn, nearWorkday(due, random), end);
    const step = { activity, enteredOn, leftOn };
    enteredOn = leftOn;
    return step;
  });
}

const within = (first: string, day: string, last: string): string => (day < first ? first : day > last ? last : day);
