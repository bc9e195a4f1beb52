import { isClosed, isOpen, isWon, type DealPlan, type ForecastCategory } from '../plan/deal-plan.ts';

/** A field's new value, from a day on. */
export interface Change {
  readonly changed_on: string;
  readonly field: 'forecast_category' | 'close_on';
  readonly new_value: string;
}

/** The category that a deal ends with, or stands in. */
export function finalCategory(deal: DealPlan): ForecastCategory {
  if (isWon(deal)) return 'Closed';
  return isOpen(deal) ? (deal.category ?? 'Pipeline') : 'Omitted';
}

/**
 * The calls on a deal over time: in the pipeline from its creation on and between its stints, and at the end what it
 * ended with. Lost deals, too, were in the call once: that is what makes a call risky.
 */
export function categoryChanges(deal: DealPlan): Change[] {
  const calls: { on: string; category: ForecastCategory }[] = [{ on: deal.createdOn, category: 'Pipeline' }];
  deal.stints.forEach(({ category, from, until }, i) => {
    calls.push({ on: from, category });
    const isFollowed = until === deal.stints[i + 1]?.from || (isClosed(deal) && until === deal.closeOn);
    if (until !== null && !isFollowed) calls.push({ on: until, category: 'Pipeline' });
  });
  if (isClosed(deal)) calls.push({ on: deal.closeOn, category: finalCategory(deal) });
  return calls.map(({ on, category }) => ({ changed_on: on, field: 'forecast_category', new_value: category }));
}

/** The expected closes of a deal over time. */
export const closeChanges = ({ expectations }: DealPlan): Change[] =>
  expectations.map(({ on, closeOn }) => ({ changed_on: on, field: 'close_on', new_value: closeOn }));
