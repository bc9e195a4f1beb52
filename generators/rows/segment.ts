import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface SegmentRow {
  readonly segment: string;
  readonly position: number;
  readonly min_amount: number;
  readonly max_amount: number;
}

/** The segments from that of the largest deals, with the amounts that they hold, both ends included. */
export const makeSegments = ({ segments }: ScenarioSpec): SegmentRow[] =>
  segments.map(({ segment, from, to }, i) => ({ segment, position: i + 1, min_amount: from, max_amount: to }));
