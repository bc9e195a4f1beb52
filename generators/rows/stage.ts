import type { ScenarioSpec, StageRole } from '../spec/scenario-spec.ts';

export interface StageRow {
  readonly stage: string;
  readonly position: number;
  readonly benchmark_days: number | null;
  readonly on_happy_path: 0 | 1;
  readonly role: StageRole;
}

/** The stages of the sales process in order; closing ones have no benchmark. */
export const makeStages = (s: ScenarioSpec): StageRow[] =>
  s.process.stages.map(({ role, stage, benchmark, onHappyPath }, i) => ({
    stage,
    position: i + 1,
    benchmark_days: benchmark,
    on_happy_path: onHappyPath ? 1 : 0,
    role,
  }));
