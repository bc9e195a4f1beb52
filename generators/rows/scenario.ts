import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface ScenarioRow {
  readonly company: string;
  readonly product: string;
  readonly quarter: string;
  readonly quarter_start: string;
  readonly quarter_end: string;
  readonly as_of: string;
  readonly seed: string;
  readonly time_zone: string;
}

/** The one row that says whose quarter the world is, seen when, and from which seed. */
export const makeScenarioRows = (s: ScenarioSpec): ScenarioRow[] => [
  {
    company: s.company,
    product: s.product,
    quarter: s.quarter.name,
    quarter_start: s.quarter.start,
    quarter_end: s.quarter.end,
    as_of: s.asOf,
    seed: s.seed,
    time_zone: s.timeZone,
  },
];
