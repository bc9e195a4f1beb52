import { addDays, daysBetween, isWorkday, workdayUpTo } from '../../lib/calendar.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isFree, isOpen, type DealPlan } from '../deal-plan.ts';

/** Share of the open deals that are past their expected close. */
const OVERDUE: Range = [0.042, 0.068];

/** A key deal's expected close: a working day, and inside the quarter, which its story is about. */
export function keyClose(s: ScenarioSpec, day: string): string {
  const { end } = s.quarter;
  return workdayUpTo(day > end ? end : day);
}

/** When an open deal is expected to close: in the quarter when it is in the call, else often later. */
export function expectedClose(s: ScenarioSpec, deal: DealPlan, random: Random): string {
  const { end } = s.quarter;
  const isInCall = deal.category === 'Commit' || deal.category === 'Best Case';
  const isInQuarter = isInCall || random.chance(deal.band === 'healthy' ? 0.45 : 0.35);
  const from = isInQuarter ? addDays(s.asOf, 2) : addDays(end, 5);
  const to = isInQuarter ? end : addDays(end, 75);
  let day = addDays(from, Math.floor(daysBetween(from, to) * Math.sqrt(random.unit())));
  while (!isWorkday(day)) day = addDays(day, day > addDays(end, -3) && day <= end ? -1 : 1);
  return day > end && isInQuarter ? end : day;
}

/** The few open deals that are past their expected close: none in the call. */
export function chooseOverdue(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): DealPlan[] {
  const isSlack = (d: DealPlan): boolean => d.category === 'Pipeline' || d.category === 'Omitted';
  const candidates = deals.filter(
    (d) => isOpen(d) && isFree(d) && isSlack(d) && d.band !== 'healthy' && daysBetween(d.createdOn, s.asOf) > 40,
  );
  const count = random.share(OVERDUE, s.deals.open);
  return random.shuffle(candidates).slice(0, count);
}
