import { addDays } from '../lib/calendar.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface PlanPhaseRow {
  readonly month: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly share: number;
}

/** The months of the targets' phasing, each up to the day before the next; shares are fractions of the quarter. */
export const makePlanPhases = (s: ScenarioSpec): PlanPhaseRow[] =>
  s.quarter.phasing.map(({ month, share }, i, all) => {
    const next = all[i + 1];
    const ends_on = next === undefined ? s.quarter.end : addDays(`${next.month}-01`, -1);
    return { month, starts_on: `${month}-01`, ends_on, share };
  });
