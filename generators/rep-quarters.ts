import { from, op } from 'arquero';
import type { OpportunityRow } from './opportunities.ts';
import type { Random } from './random.ts';
import { repIdOf } from './reps.ts';
import type { ScenarioSpec } from './scenario.ts';

export interface RepQuarterRow {
  readonly rep_id: string;
  readonly quarter: string;
  readonly quota: number;
  readonly closed_won: number;
  readonly attainment: number;
}

/**
 * Attainment of the finished quarters. The last one is added up from its deals; of the earlier ones, whose deals lie
 * before the extract, the scenario gives the attainment. Quotas and amounts are US dollars.
 */
export function makeRepQuarters(
  s: ScenarioSpec,
  opportunities: readonly OpportunityRow[],
  random: Random,
): RepQuarterRow[] {
  const won = opportunities.filter(
    (o) => o.status === 'Won' && o.close_on >= s.lastQuarter.start && o.close_on <= s.lastQuarter.end,
  );
  const sums = new Map(
    (
      from(won)
        .groupby('rep_id')
        .rollup({ closed_won: op.sum('amount') })
        .objects() as { rep_id: string; closed_won: number }[]
    ).map((row) => [row.rep_id, row.closed_won]),
  );
  return s.reps.flatMap((rep) =>
    rep.finished.map(({ quota, attainment }, i) => {
      const rep_id = repIdOf(s, rep.role);
      const quarter = s.finishedQuarters[i] ?? '';
      const given = Math.round((quota * (attainment + random.between(-0.003, 0.003))) / 50) * 50;
      const closed_won = quarter === s.lastQuarter.name ? (sums.get(rep_id) ?? 0) : given;
      return { rep_id, quarter, quota, closed_won, attainment: Math.round((closed_won / quota) * 1e4) / 1e4 };
    }),
  );
}
