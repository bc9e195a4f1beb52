import { categoryChanges, closeChanges, type Change } from '../history/changes.ts';
import { compareText } from '../lib/lists.ts';
import type { DealPlan } from '../plan/deal-plan.ts';

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

/** The field history of every deal, in order of time. */
export const makeOpportunityChanges = (
  deals: readonly DealPlan[],
  idOf: (deal: DealPlan) => string,
): OpportunityChangeRow[] =>
  deals.flatMap((deal) => toRows(idOf(deal), [...categoryChanges(deal), ...closeChanges(deal)]));
