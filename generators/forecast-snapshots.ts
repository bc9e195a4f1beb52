import { from, op } from 'arquero';
import { addDays } from './calendar.ts';
import type { HealthSnapshotRow } from './health-snapshots.ts';
import type { OpportunityRow } from './opportunities.ts';
import type { OpportunityChangeRow } from './opportunity-changes.ts';
import type { ScenarioSpec } from './scenario.ts';

export interface ForecastSnapshotRow {
  readonly observed_on: string;
  readonly rep_id: string;
  readonly forecast_category: string;
  readonly deals: number;
  readonly amount: number;
  readonly health_adjusted: number;
}

/** The days of the weekly snapshots: the as-of day and each week before it since the quarter began, the earliest first. */
export function snapshotDays(s: Pick<ScenarioSpec, 'asOf' | 'quarter'>): string[] {
  const days: string[] = [];
  for (let day = s.asOf.slice(0, 10); day >= s.quarter.start; day = addDays(day, -7)) days.unshift(day);
  return days;
}

/** What was last known on a day, from entries in order of time; undefined before the first. */
function lastKnown<T>(entries: readonly T[] | undefined, dayOf: (entry: T) => string, day: string): T | undefined {
  return entries?.findLast((entry) => dayOf(entry) <= day);
}

/**
 * The weekly forecast by AE and category, derived from the deals' field history and health: on each day the deals that
 * were open and those that had closed in the quarter. Every amount is the deal's own; won deals count in full in
 * `health_adjusted`, lost ones not at all, open ones by the weight of their band on that day.
 */
export function makeForecastSnapshots(
  s: ScenarioSpec,
  opportunities: readonly OpportunityRow[],
  changes: readonly OpportunityChangeRow[],
  health: readonly HealthSnapshotRow[],
): ForecastSnapshotRow[] {
  const calls = Map.groupBy(
    changes.filter((c) => c.field === 'forecast_category'),
    (c) => c.opportunity_id,
  );
  const scores = Map.groupBy(health, (h) => h.opportunity_id);
  const weightOf = (score: number): number => s.bands.find((b) => score >= b.min && score <= b.max)?.weight ?? 0;

  const seen = snapshotDays(s).flatMap((observed_on) =>
    opportunities.flatMap((o) => {
      const isClosed = o.status !== 'Open' && o.close_on <= observed_on;
      if (o.created_on > observed_on || (isClosed && o.close_on < s.quarter.start)) return [];
      const category =
        lastKnown(calls.get(o.opportunity_id), (c) => c.changed_on, observed_on)?.new_value ?? 'Pipeline';
      const score = lastKnown(scores.get(o.opportunity_id), (h) => h.observed_on, observed_on)?.health ?? 0;
      const share = isClosed ? (o.status === 'Won' ? 1 : 0) : weightOf(score);
      return [
        {
          observed_on,
          rep_id: o.rep_id,
          forecast_category: category,
          amount: o.amount,
          health_adjusted: Math.round(o.amount * share),
        },
      ];
    }),
  );
  return from(seen)
    .groupby('observed_on', 'rep_id', 'forecast_category')
    .rollup({ deals: op.count(), amount: op.sum('amount'), health_adjusted: op.sum('health_adjusted') })
    .orderby('observed_on', 'rep_id', 'forecast_category')
    .objects() as ForecastSnapshotRow[];
}
