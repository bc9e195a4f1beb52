import type { Tables } from '../../support/world.ts';
import { dateOf, isWeekend, plusDays, quarterBefore, quarterStart } from '../second-way/days.ts';
import { segmentAt } from '../second-way/definitions.ts';
import { closedDeals, dealsOf, openDeals, over, staysOf, type Deal } from '../second-way/facts.ts';
import { count, mean, median, quantile, stdev, type Frame } from '../second-way/frame.ts';
import { atLeast, atMost, between, none, type Check } from './check.ts';

/** The deals that the story does not name. */
const ordinary = (deals: Frame<Deal>): Frame<Deal> => deals.where((d) => d.is_key === 0);

/** The third standardised moment: 0 of a symmetric distribution, above 0 with a long tail to the right. */
function skewness(values: readonly number[]): number {
  const average = values.reduce((sum, v) => sum + v, 0) / values.length;
  const moment = (power: number): number => values.reduce((sum, v) => sum + (v - average) ** power, 0) / values.length;
  return moment(3) / moment(2) ** 1.5;
}

/** Amounts of the deals of a segment, by its place from the largest. */
function amountsIn(tables: Tables, position: number): number[] {
  const { segment } = segmentAt(tables, position);
  return ordinary(dealsOf(tables))
    .where((d) => d.segment === segment)
    .column('amount');
}

const multiples = (tables: Tables, step: number) => ordinary(dealsOf(tables)).share((d) => d.amount % step === 0);

/** The share of last quarter's won amount that was won from a day on. */
function wonFrom(tables: Tables, from: (end: string) => string): number | null {
  const end = plusDays(tables.scenario[0]?.quarter_start ?? '', -1);
  const won = ordinary(closedDeals(tables)).where((d) => d.won === 1 && d.closed_last === 1);
  return over(won.where((d) => d.close_on >= from(end)).sum('amount'), won.sum('amount'));
}

const blank = (text: string | null): boolean => text === null || text.trim() === '';

export const shapeChecks: Check[] = [
  ...['largest', 'middle', 'smallest'].flatMap((size, i) => [
    atLeast(`amounts in the segment of the ${size} deals are right-skewed`, 0.3, (t) => skewness(amountsIn(t, i + 1))),
    atLeast(`60% or more of them are in its lower half, which uniform ones are not (${size} deals)`, 0.6, (t) => {
      const { min_amount, max_amount } = segmentAt(t, i + 1);
      const amounts = amountsIn(t, i + 1);
      return amounts.filter((a) => a < (min_amount + max_amount) / 2).length / amounts.length;
    }),
  ]),
  between('40–80% of amounts are multiples of $1K', 0.4, 0.8, (t) => multiples(t, 1000)),
  atMost('15% of amounts at most are multiples of $50K', 0.15, (t) => multiples(t, 50_000)),

  atMost('2% of closes at most are on weekends', 0.02, (t) =>
    ordinary(closedDeals(t)).share((d) => isWeekend(d.close_on)),
  ),

  between("40–55% of the last quarter's won amount is of its third month", 0.4, 0.55, (t) =>
    wonFrom(t, (end) => `${end.slice(0, 7)}-01`),
  ),
  atLeast("20% or more of the last quarter's won amount is of its final week", 0.2, (t) =>
    wonFrom(t, (end) => plusDays(end, -6)),
  ),

  between('25–45% of open deals pushed their close date', 0.25, 0.45, (t) =>
    ordinary(openDeals(t)).share((d) => d.pushes > 0),
  ),
  between('3–8% of open deals are overdue', 0.03, 0.08, (t) =>
    ordinary(openDeals(t)).share((d) => d.close_on < dateOf(t.scenario[0]?.as_of ?? '')),
  ),

  between('3–10% of next steps are blank', 0.03, 0.1, (t) => ordinary(openDeals(t)).share((d) => blank(d.next_step))),
  between('3–10% of loss reasons are blank', 0.03, 0.1, (t) =>
    ordinary(closedDeals(t))
      .where((d) => d.won === 0)
      .share((d) => blank(d.loss_reason)),
  ),

  atLeast('AEs differ in their number of deals', 0.15, (t) => {
    const deals = ordinary(dealsOf(t)).by(['rep_id'], { deals: count() });
    return deals.get(stdev('deals')) / deals.get(mean('deals'));
  }),

  none('stays in a stage vary: p90 is 1.8 times the median or more', (tables) => {
    const named = new Set(
      dealsOf(tables)
        .where((d) => d.is_key === 1)
        .column('opportunity_id'),
    );
    return staysOf(tables)
      .where((s) => s.completed_at !== null && !s.activity.startsWith('Closed') && !named.has(s.case_id))
      .by(['activity'], { stays: count(), p90: quantile('days', 0.9), median: median('days') })
      .where((s) => s.stays >= 20 && !(s.p90 >= 1.8 * (s.median ?? 0)))
      .rows()
      .map((s) => `${s.activity}: ${s.p90} over ${s.median ?? 0}`);
  }),

  none('closed deals closed in the last finished quarter or in the running one', (tables) => {
    const start = quarterStart(quarterBefore(tables.scenario[0]?.quarter ?? '', 1));
    return closedDeals(tables)
      .where((d) => d.close_on < start)
      .column('opportunity_id');
  }),
];
