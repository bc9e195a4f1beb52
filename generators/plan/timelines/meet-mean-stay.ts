import { addDays, daysBetween, isWorkday } from '../../lib/calendar.ts';
import { nudge } from '../../lib/nudge.ts';
import { sum } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import type { SegmentRole, StageRole } from '../../spec/scenario-spec.ts';
import type { DealPlan, Step } from '../deal-plan.ts';
import { leastStay } from './least-stays.ts';

/** A completed stay in a step, with the step before it, which takes the change when its start moves. */
interface Stay {
  readonly segment: SegmentRole;
  readonly step: Step;
  readonly leftOn: string;
  readonly before: Step | undefined;
}

/** Days that a move of a stay's start would add to it: to other working days nearby. */
function startMoves({ segment, step, leftOn, before }: Stay): number[] {
  if (before === undefined) return [];
  return [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6].filter((longer) => {
    const start = addDays(step.enteredOn, -longer);
    return (
      isWorkday(start) &&
      daysBetween(before.enteredOn, start) >= leastStay(before.activity, segment) &&
      daysBetween(start, leftOn) >= leastStay(step.activity, segment)
    );
  });
}

/**
 * Brings the mean of a step's completed stays to the stated one, in days, by moving starts; the step before takes the
 * change. Throws a Refusal when the starts have no room to move so far.
 */
export function meetMeanStay(deals: readonly DealPlan[], activity: StageRole, mean: number, random: Random): void {
  const stays = deals.flatMap(({ segment, steps }) =>
    steps.flatMap((step, i): Stay[] =>
      step.activity === activity && step.leftOn !== null
        ? [{ segment, step, leftOn: step.leftOn, before: steps[i - 1] }]
        : [],
    ),
  );
  const goal = (mean + random.between(-0.22, 0.22)) * stays.length;
  nudge(
    random,
    {
      items: stays,
      start: sum(stays.map(({ step, leftOn }) => daysBetween(step.enteredOn, leftOn))),
      moves: startMoves,
      apply: ({ step, before }, longer) => {
        step.enteredOn = addDays(step.enteredOn, -longer);
        if (before !== undefined) before.leftOn = step.enteredOn;
      },
      what: `the mean stay in ${activity}`,
    },
    [goal - 3, goal + 3],
  );
}
