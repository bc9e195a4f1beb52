import type { RepGoal } from './quotas.ts';
import type { RepRole, ScenarioSpec } from './scenario.ts';

export interface RepRow {
  readonly rep_id: string;
  readonly name: string;
  readonly manager_id: string;
  readonly region: string;
  readonly archetype: string;
  readonly story_role: RepRole;
  readonly hired_on: string;
  readonly quota: number;
  readonly quota_to_date: number;
}

/** The AE's key: `AE-01` for the first of the scenario. */
export const repIdOf = (s: ScenarioSpec, role: RepRole): string =>
  `AE-${String(s.reps.findIndex((r) => r.role === role) + 1).padStart(2, '0')}`;

export function makeReps(
  s: ScenarioSpec,
  goals: Readonly<Record<RepRole, RepGoal>>,
  leaderIdOf: (name: string) => string,
): RepRow[] {
  return s.reps.map((rep) => ({
    rep_id: repIdOf(s, rep.role),
    name: rep.name,
    manager_id: leaderIdOf(rep.manager),
    region: rep.region,
    archetype: rep.archetype,
    story_role: rep.role,
    hired_on: rep.hiredOn,
    quota: goals[rep.role].quota,
    quota_to_date: goals[rep.role].quotaToDate,
  }));
}
