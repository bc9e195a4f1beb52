import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface HealthBandRow {
  readonly band: string;
  readonly min_health: number;
  readonly max_health: number;
  readonly weight: number;
}

/** The health bands, both ends included, with the part of an amount that the health-adjusted forecast counts. */
export const makeHealthBands = (s: ScenarioSpec): HealthBandRow[] =>
  s.bands.map(({ band, min, max, weight }) => ({ band, min_health: min, max_health: max, weight }));
