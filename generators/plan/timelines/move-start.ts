import { addDays, daysBetween, workdayUpTo } from '../../lib/calendar.ts';
import type { SegmentRole } from '../../spec/scenario-spec.ts';
import type { Step } from '../deal-plan.ts';
import { leastDays, leastStay } from './least-stays.ts';

/** A step of a case whose start can move, with the steps before it, which take the change. */
export interface Start {
  readonly segment: SegmentRole;
  readonly step: Step;
  readonly before: readonly Step[];
}

/** The first day on which the step can start where the last so many steps before it give way, each to what it needs. */
export function earliestStart({ segment, step, before }: Start, giving: number): string {
  const givers = before.slice(-giving);
  const needed = leastDays(
    givers.map(({ activity }) => activity),
    segment,
  );
  return addDays((givers[0] ?? step).enteredOn, needed);
}

/** Moves a step's start to a day; the step before it takes the change, and those before that where it has no room. */
export function moveStart({ segment, step, before }: Start, day: string): void {
  step.enteredOn = day;
  const previous = before.at(-1);
  if (previous === undefined) return;
  previous.leftOn = day;
  const latest = addDays(day, -leastStay(previous.activity, segment));
  if (previous.enteredOn <= latest) return;
  const rest = { segment, step: previous, before: before.slice(0, -1) };
  const near = workdayUpTo(latest);
  moveStart(rest, near >= earliestStart(rest, Infinity) ? near : latest);
}

/** Days by which a step's start can move back at the most, where so many of the steps before it give way. */
export const roomBefore = (start: Start, giving: number): number =>
  daysBetween(earliestStart(start, giving), start.step.enteredOn);
