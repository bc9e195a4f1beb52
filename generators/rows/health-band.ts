import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface HealthBandRow {
  readonly band: string;
  readonly min_health: number;
  readonly max_health: number;
  readonly weight: number;
  readonly position: number;
  readonly glyph: string;
}

/** The health bands from the best, both ends included, with the part of an amount that the health-adjusted forecast counts. */
export const makeHealthBands = (s: ScenarioSpec): HealthBandRow[] =>
  s.bands.map(({ band, glyph, min, max, weight }, i) => ({
    band,
    min_health: min,
    max_health: max,
    weight,
    position: i + 1,
    glyph,
  }));
