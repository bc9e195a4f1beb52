import { keyOf } from '../lib/lists.ts';
import type { LeaderSpec, ScenarioSpec } from '../spec/scenario-spec.ts';

export interface LeaderRow {
  readonly leader_id: string;
  readonly name: string;
  readonly title: string;
  readonly region: string | null;
  readonly reports_to: string | null;
  readonly started_on: string;
  readonly level: LeaderSpec['level'];
}

/** The leader's key: `LDR-01` for the first of the scenario. Throws a RangeError for a name that is no leader's. */
export function leaderIdOf(s: ScenarioSpec, name: string): string {
  const position = s.leaders.findIndex((l) => l.name === name);
  if (position < 0) throw new RangeError(`unknown leader: ${name}`);
  return keyOf('LDR', position + 1, 2);
}

/** The leaders, each with the key of the one whom they report to. Throws a RangeError for one who is no leader. */
export const makeLeaders = (s: ScenarioSpec): LeaderRow[] =>
  s.leaders.map((leader) => ({
    leader_id: leaderIdOf(s, leader.name),
    name: leader.name,
    title: leader.title,
    region: leader.region,
    reports_to: leader.reportsTo === null ? null : leaderIdOf(s, leader.reportsTo),
    started_on: leader.startedOn,
    level: leader.level,
  }));
