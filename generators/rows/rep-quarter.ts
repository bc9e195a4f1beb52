import { roundTo, sum } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import type { OpportunityRow } from './opportunity.ts';
import { repIdOf } from './rep.ts';

export interface RepQuarterRow {
  readonly rep_id: string;
  readonly quarter: string;
  readonly quota: number;
  readonly closed_won: number;
  readonly attainment: number;
}

/**
 * Attainment of the finished quarters. The last one is added up from its deals; of the earlier ones, whose deals lie
 * before the extract, the scenario gives the attainment. Quotas and amounts are US dollars, attainments fractions to
 * four digits.
 */
export function makeRepQuarters(
  s: ScenarioSpec,
  opportunities: readonly OpportunityRow[],
  random: Random,
): RepQuarterRow[] {
  const { name, start, end } = s.lastQuarter;
  const won = opportunities.filter((o) => o.status === 'Won' && o.close_on >= start && o.close_on <= end);
  const wonBy = (rep_id: string): number => sum(won.filter((o) => o.rep_id === rep_id).map((o) => o.amount));
  return s.reps.flatMap((rep) =>
    rep.finished.map(({ quota, attainment }, i) => {
      const rep_id = repIdOf(s, rep.role);
      const quarter = s.finishedQuarters[i] ?? '';
      const given = roundTo(quota * (attainment + random.between(-0.003, 0.003)), 50);
      const closed_won = quarter === name ? wonBy(rep_id) : given;
      return { rep_id, quarter, quota, closed_won, attainment: Math.round((closed_won / quota) * 1e4) / 1e4 };
    }),
  );
}
