import { escape, from, op } from 'arquero';
import { roundTo } from '../lib/numbers.ts';
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
  const given = s.reps.flatMap((rep) =>
    rep.finished.map(({ quota, attainment }, i) => ({
      rep_id: repIdOf(s, rep.role),
      quarter: s.finishedQuarters[i] ?? '',
      quota,
      given: roundTo(quota * (attainment + random.between(-0.003, 0.003)), 50),
    })),
  );
  const won = from(opportunities.filter((o) => o.status === 'Won' && o.close_on >= start && o.close_on <= end))
    .groupby('rep_id')
    .rollup({ won: op.sum('amount') });
  type Draft = (typeof given)[number] & { readonly won: number | undefined };
  const closedWon = ({ quarter, given, won }: Draft): number => (quarter === name ? (won ?? 0) : given);
  return from(given)
    .lookup(won, 'rep_id', 'won')
    .derive({
      closed_won: escape(closedWon),
      attainment: escape((row: Draft) => Math.round((closedWon(row) / row.quota) * 1e4) / 1e4),
    })
    .select('rep_id', 'quarter', 'quota', 'closed_won', 'attainment')
    .objects() as RepQuarterRow[];
}
