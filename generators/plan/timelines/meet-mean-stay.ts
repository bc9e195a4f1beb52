import { addDays, daysBetween, isWorkday } from '../../lib/calendar.ts';
import { nudge } from '../../lib/nudge.ts';
import { sum } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import type { StageRole } from '../../spec/scenario-spec.ts';
import type { DealPlan } from '../deal-plan.ts';
import { leastStay } from './least-stays.ts';
import { moveStart, roomBefore, type Start } from './move-start.ts';

/** A completed stay in a step. */
interface Stay extends Start {
  readonly leftOn: string;
}

/** Days by which a start moves at a time. */
const MOVES = [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6] as const;

/**
 * Days that a move of a stay's start would add to it: to other working days nearby, where the last so many of the steps
 * before it give way.
 */
function startMoves(stay: Stay, giving: number): number[] {
  const { segment, step, leftOn, before } = stay;
  if (before.length === 0) return [];
  const room = roomBefore(stay, giving);
  return MOVES.filter((longer) => {
    const start = addDays(step.enteredOn, -longer);
    return isWorkday(start) && longer <= room && daysBetween(start, leftOn) >= leastStay(step.activity, segment);
  });
}

/**
 * Brings the mean of a step's completed stays to the stated one, in days, by moving starts; the step before takes the
 * change, and those before that where it has no room. Throws a Refusal when the starts cannot move so far.
 */
export function meetMeanStay(deals: readonly DealPlan[], activity: StageRole, mean: number, random: Random): void {
  const stays = deals.flatMap(({ segment, steps }) =>
    steps.flatMap((step, i): Stay[] =>
      step.activity === activity && step.leftOn !== null
        ? [{ segment, step, leftOn: step.leftOn, before: steps.slice(0, i) }]
        : [],
    ),
  );
  const goal = (mean + random.between(-0.22, 0.22)) * stays.length;
  nudge(
    random,
    {
      items: stays,
      start: sum(stays.map(({ step, leftOn }) => daysBetween(step.enteredOn, leftOn))),
      moves: (stay, isStuck) => startMoves(stay, isStuck ? Infinity : 1),
      apply: (stay, longer) => moveStart(stay, addDays(stay.step.enteredOn, -longer)),
      what: `the mean stay in ${activity}`,
    },
    [goal - 3, goal + 3],
  );
}
