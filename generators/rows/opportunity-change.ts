import { categoryChanges } from '../history/category-changes.ts';
import type { Change } from '../history/change.ts';
import { closeChanges, countPushes, planPushes } from '../history/close-changes.ts';
import { dayOf } from '../lib/calendar.ts';
import { compareText } from '../lib/lists.ts';
import type { Random } from '../lib/random.ts';
import { isClosed, type DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface OpportunityChangeRow {
  readonly opportunity_id: string;
  readonly position: number;
  readonly changed_on: string;
  readonly field: Change['field'];
  readonly old_value: string | null;
  readonly new_value: string;
}

/** The rows of one deal's changes, in order of time. */
function toRows(opportunity_id: string, changes: readonly Change[]): OpportunityChangeRow[] {
  const values = new Map<Change['field'], string>();
  return changes
    .toSorted((a, b) => compareText(a.changed_on, b.changed_on))
    .map(({ changed_on, field, new_value }, i) => {
      const old_value = values.get(field) ?? null;
      values.set(field, new_value);
      return { opportunity_id, position: i + 1, changed_on, field, old_value, new_value };
    });
}

/** The field history of every deal, in order of time, and how often each was pushed. */
export function makeOpportunityChanges(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  idOf: (deal: DealPlan) => string,
  random: Random,
): { rows: OpportunityChangeRow[]; pushesOf: ReadonlyMap<DealPlan, number> } {
  const asOf = dayOf(s.asOf);
  const planned = planPushes(deals, asOf, random);
  const pushesOf = new Map<DealPlan, number>();
  const rows = deals.flatMap((deal) => {
    const closes = closeChanges(deal, planned.get(deal) ?? 0, isClosed(deal) ? deal.closeOn : asOf, random);
    pushesOf.set(deal, countPushes(closes));
    return toRows(idOf(deal), [...categoryChanges(deal, asOf, random), ...closes]);
  });
  return { rows, pushesOf };
}
