import { thresholdName } from '../spec/definition-spec.ts';
import type { ScenarioSpec, ThresholdName } from '../spec/scenario-spec.ts';

export interface ThresholdRow {
  readonly name: ThresholdName;
  readonly value: number;
  readonly unit: string;
  readonly decides: string;
}

/** Every number that a definition decides by, in the order of the scenario. */
export const makeThresholds = ({ thresholds }: ScenarioSpec): ThresholdRow[] =>
  thresholdName.options.map((name) => ({ name, ...thresholds[name] }));
