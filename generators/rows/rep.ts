import { keyOf } from '../lib/lists.ts';
import type { RepGoals } from '../plan/quotas/rep-goals.ts';
import type { RepRole, ScenarioSpec } from '../spec/scenario-spec.ts';
import { leaderIdOf } from './leader.ts';

export interface RepRow {
  readonly rep_id: string;
  readonly name: string;
  readonly title: string;
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
  keyOf('AE', s.reps.findIndex((r) => r.role === role) + 1, 2);

/** The AEs with their quotas of the running quarter, US dollars. Throws a RangeError for a manager who is no leader. */
export const makeReps = (s: ScenarioSpec, goals: RepGoals): RepRow[] =>
  s.reps.map((rep) => ({
    rep_id: repIdOf(s, rep.role),
    name: rep.name,
    title: s.repTitle,
    manager_id: leaderIdOf(s, rep.manager),
    region: rep.region,
    archetype: rep.archetype,
    story_role: rep.role,
    hired_on: rep.hiredOn,
    quota: goals[rep.role].quota,
    quota_to_date: goals[rep.role].quotaToDate,
  }));
