import { escape, from, op } from 'arquero';
import { callDays } from '../spec/call-days.ts';
import { bandAt } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import type { HealthSnapshotRow } from './health-snapshot.ts';
import type { OpportunityChangeRow } from './opportunity-change.ts';
import type { OpportunityRow } from './opportunity.ts';

export interface ForecastSnapshotRow {
  readonly observed_on: string;
  readonly rep_id: string;
  readonly forecast_category: string;
  readonly deals: number;
  readonly amount: number;
  readonly health_adjusted: number;
}

/**
 * The weekly forecast by AE and category, derived from the deals' field history and health: on each day the deals that
 * were open and those that had closed in the quarter. Every amount is the deal's own, US dollars; won deals count in
 * full in `health_adjusted`, lost ones not at all, open ones by the weight of their band on that day.
 */
export function makeForecastSnapshots(
  s: ScenarioSpec,
  opportunities: readonly OpportunityRow[],
  changes: readonly OpportunityChangeRow[],
  health: readonly HealthSnapshotRow[],
): ForecastSnapshotRow[] {
  const callsOf = Map.groupBy(
    changes.filter((c) => c.field === 'forecast_category'),
    (c) => c.opportunity_id,
  );
  const scoresOf = Map.groupBy(health, (h) => h.opportunity_id);

  // What was last known of a deal on a day; both histories are in order of time.
  const categoryOn = (id: string, day: string): string =>
    callsOf.get(id)?.findLast((c) => c.changed_on <= day)?.new_value ?? 'Pipeline';
  const weightOn = (id: string, day: string): number =>
    bandAt(s, scoresOf.get(id)?.findLast((h) => h.observed_on <= day)?.health ?? 0).weight;

  type Seen = OpportunityRow & { readonly observed_on: string };
  const isClosedBy = ({ status, close_on, observed_on }: Seen): boolean => status !== 'Open' && close_on <= observed_on;
  const isSeen = (seen: Seen): boolean =>
    seen.created_on <= seen.observed_on && !(isClosedBy(seen) && seen.close_on < s.quarter.start);
  const countedShare = (seen: Seen): number => {
    if (isClosedBy(seen)) return seen.status === 'Won' ? 1 : 0;
    return weightOn(seen.opportunity_id, seen.observed_on);
  };
  return from(callDays(s).map((observed_on) => ({ observed_on })))
    .cross(from([...opportunities]))
    .filter(escape(isSeen))
    .derive({
      forecast_category: escape((seen: Seen) => categoryOn(seen.opportunity_id, seen.observed_on)),
      counted: escape((seen: Seen) => Math.round(seen.amount * countedShare(seen))),
    })
    .groupby('observed_on', 'rep_id', 'forecast_category')
    .rollup({ deals: op.count(), amount: op.sum('amount'), health_adjusted: op.sum('counted') })
    .orderby('observed_on', 'rep_id', 'forecast_category')
    .objects() as ForecastSnapshotRow[];
}
