import { addDays, dayOf, daysBetween } from '../../lib/calendar.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isClosed, type DealPlan } from '../deal-plan.ts';

const WEEK = 7;

/** The last day of a deal's life: its close, or the as-of day. */
export const lastDay = (s: Pick<ScenarioSpec, 'asOf'>, deal: DealPlan): string =>
  isClosed(deal) ? deal.closeOn : dayOf(s.asOf);

/**
 * The days on which a deal's health is scored, in order: weekly, all deals on the as-of day's weekday, and on the days
 * of the deal's creation and close.
 */
export function scoreDays(s: Pick<ScenarioSpec, 'asOf'>, deal: DealPlan): string[] {
  const { createdOn } = deal;
  const end = lastDay(s, deal);
  const before = daysBetween(createdOn, s.asOf) % WEEK;
  const days = [createdOn];
  for (let day = addDays(createdOn, before === 0 ? WEEK : before); day < end; day = addDays(day, WEEK)) days.push(day);
  return end > createdOn ? [...days, end] : days;
}
