import type { ScenarioSpec } from './scenario.ts';

export interface LeaderRow {
  readonly leader_id: string;
  readonly name: string;
  readonly title: string;
  readonly region: string | null;
  readonly reports_to: string | null;
  readonly started_on: string;
}

/** The leader's key: `LDR-01` for the first of the scenario. Throws a RangeError for a name that is no leader's. */
export function leaderIdOf(s: ScenarioSpec, name: string): string {
  const at = s.leaders.findIndex((l) => l.name === name);
  if (at < 0) throw new RangeError(`unknown leader: ${name}`);
  return `LDR-${String(at + 1).padStart(2, '0')}`;
}

export const makeLeaders = (s: ScenarioSpec): LeaderRow[] =>
  s.leaders.map((leader) => ({
    leader_id: leaderIdOf(s, leader.name),
    name: leader.name,
    title: leader.title,
    region: leader.region,
    reports_to: leader.reportsTo === null ? null : leaderIdOf(s, leader.reportsTo),
    started_on: leader.startedOn,
  }));
