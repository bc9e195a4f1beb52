import { expect, test } from 'vitest';
import { daysBetween } from '../../generators/lib/calendar.ts';
import { stream } from '../../generators/lib/random.ts';
import type { DealPlan, Step } from '../../generators/plan/deal-plan.ts';
import { newDeal } from '../../generators/plan/deal-plan.ts';
import { earliestStart, moveStart, roomBefore } from '../../generators/plan/timelines/move-start.ts';
import { spreadStays } from '../../generators/plan/timelines/spread-stays.ts';
import type { StageRole } from '../../generators/scenario.ts';

/** Steps of so many days one after another, from a Monday on. */
function stepsOf(...stays: readonly (readonly [StageRole, number])[]): Step[] {
  let day = Date.parse('2026-09-07T00:00:00Z');
  const date = (): string => new Date(day).toISOString().slice(0, 10);
  return stays.map(([activity, days]) => {
    const enteredOn = date();
    day += days * 86_400_000;
    return { activity, enteredOn, leftOn: date() };
  });
}

const daysOf = (steps: readonly Step[]): number[] =>
  steps.map(({ enteredOn, leftOn }) => daysBetween(enteredOn, leftOn ?? enteredOn));

/** The last of some steps of a small deal, as a start that can move. */
const lastOf = (steps: readonly Step[]) => ({
  segment: 'smb' as const,
  step: steps.at(-1) ?? { activity: 'lead' as const, enteredOn: '', leftOn: null },
  before: steps.slice(0, -1),
});

test('a step that starts earlier takes its days from the one before it', () => {
  const steps = stepsOf(['lead', 1], ['qualified', 7], ['discovery', 5]);
  moveStart(lastOf(steps), '2026-09-11');
  expect(daysOf(steps)).toEqual([1, 3, 9]);
});

test('and from those before that, where it has no room; each keeps the days that it needs', () => {
  const steps = stepsOf(['lead', 8], ['qualified', 3], ['discovery', 3], ['design', 7]);
  const last = lastOf(steps);
  expect(roomBefore(last, 1)).toBe(1);
  expect(roomBefore(last, Infinity)).toBe(9);
  moveStart(last, earliestStart(last, Infinity));
  expect(daysOf(steps)).toEqual([1, 2, 2, 16]);
});

test('where all stays in a step take about as long, some are lengthened, and no case changes its ends', () => {
  const deals = Array.from({ length: 40 }, (_, index): DealPlan => ({
    ...newDeal({ index, rep: 'steady', period: 'now', status: 'Lost', segment: 'smb' }),
    // Every stay in Negotiation takes eight days, those before it differ.
    steps: stepsOf(['lead', 2 + (index % 9) * 3], ['qualified', 3 + (index % 7) * 4], ['negotiation', 8]),
  }));
  const ends = (): (string | null | undefined)[][] =>
    deals.map(({ steps }) => [steps[0]?.enteredOn, steps.at(-1)?.leftOn]);
  const before = ends();
  spreadStays(deals, stream('any', 'timelines'));
  const stays = deals.map(({ steps }) => daysOf(steps).at(-1) ?? 0).sort((a, b) => a - b);
  expect(stays[36]).toBeGreaterThanOrEqual(1.9 * (stays[20] ?? 0));
  expect(ends()).toEqual(before);
  expect(deals.flatMap(({ steps }) => daysOf(steps)).every((days) => days >= 1)).toBe(true);
});
