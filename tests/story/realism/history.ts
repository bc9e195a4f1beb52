import type { Opportunity, OpportunityChange, Tables } from '../../support/world.ts';
import { none, type Check } from './check.ts';

const isClosed = (deal: Opportunity): boolean => deal.status !== 'Open';

/** The changes of one field of a deal, in order. */
export const changesOf = (tables: Tables, field: string): Map<string, OpportunityChange[]> =>
  Map.groupBy(
    tables.opportunity_change.filter((c) => c.field === field).toSorted((a, b) => a.position - b.position),
    (c) => c.opportunity_id,
  );

const eachHistory = (
  name: string,
  field: string,
  holds: (deal: Opportunity, changes: readonly OpportunityChange[]) => boolean,
): Check =>
  none(name, (tables) => {
    const changes = changesOf(tables, field);
    return tables.opportunity
      .filter((d) => !holds(d, changes.get(d.opportunity_id) ?? []))
      .map((d) => d.opportunity_id);
  });

const isChain = (deal: Opportunity, changes: readonly OpportunityChange[]): boolean =>
  changes[0]?.changed_on === deal.created_on &&
  changes.every(
    (c, i) =>
      c.old_value === (changes[i - 1]?.new_value ?? null) &&
      c.old_value !== c.new_value &&
      c.changed_on >= (changes[i - 1]?.changed_on ?? '') &&
      (!isClosed(deal) || c.changed_on <= deal.close_on),
  );

export const historyChecks: Check[] = [
  eachHistory('changes of the close date follow one another from the day of creation', 'close_on', isChain),
  eachHistory('changes of the category follow one another from the day of creation', 'forecast_category', isChain),

  eachHistory('pushes count the moves of the close date to a later day', 'close_on', (deal, changes) => {
    const later = changes.filter((c) => c.old_value !== null && c.new_value > c.old_value);
    return deal.pushes === later.length;
  }),

  eachHistory("an open deal's last expected close date is its close date", 'close_on', (deal, changes) =>
    isClosed(deal) ? true : changes.at(-1)?.new_value === deal.close_on,
  ),

  eachHistory(
    "a deal's last category is its category",
    'forecast_category',
    (deal, changes) => changes.at(-1)?.new_value === deal.forecast_category,
  ),
];
