import type { Tables } from '../../support/world.ts';
import { dateOf } from '../second-way/days.ts';
import { dealsOf } from '../second-way/facts.ts';
import { liveForecast } from '../second-way/forecast.ts';
import { sum } from '../second-way/frame.ts';
import { none, type Check } from './check.ts';
import { changesOf } from './history.ts';

/** The last snapshot is compared in deals, amount and, but for rounding, in the amount weighted by health. */
function lastSnapshotDifferences(tables: Tables): string[] {
  const days = tables.forecast_snapshot.map((f) => f.observed_on).toSorted();
  const lastDay = days.at(-1) ?? '';
  const weighted = dealsOf(tables)
    .where((d) => d.status === 'Open' || d.closed_now === 1)
    .with({
      category: (d) => ({ Won: 'Closed', Lost: 'Omitted' })[d.status] ?? d.forecast_category,
      adjusted: (d) => d.amount * ({ Won: 1, Lost: 0 }[d.status] ?? d.weight),
    })
    .by(['rep_id', 'category'], { adjusted: sum('adjusted') });
  const adjusted = new Map(weighted.rows().map((r) => [`${r.rep_id} ${r.category}`, r.adjusted]));
  const live = new Map(
    liveForecast(tables)
      .rows()
      .map((r) => [`${r.rep_id} ${r.forecast_category}`, r]),
  );
  const last = tables.forecast_snapshot.filter((f) => f.observed_on === lastDay);
  const snapshot = new Map(last.map((f) => [`${f.rep_id} ${f.forecast_category}`, f]));
  const differing = [...new Set([...live.keys(), ...snapshot.keys()])].filter((key) => {
    const [then, now] = [snapshot.get(key), live.get(key)];
    const weightedOff = Math.abs((then?.health_adjusted ?? 0) - (adjusted.get(key) ?? 0));
    return (
      (then?.deals ?? 0) !== (now?.deals ?? 0) ||
      (then?.amount ?? 0) !== (now?.amount ?? 0) ||
      weightedOff > (now?.deals ?? 0)
    );
  });
  const asOf = dateOf(tables.scenario[0]?.as_of ?? '');
  return lastDay === asOf ? differing : [`taken on ${lastDay}, not ${asOf}`, ...differing];
}

/** Whether the deals and amounts of a snapshot are those that the changes up to that day come to. */
function isRebuilt(tables: Tables, day: string, withDay: boolean): boolean {
  const start = tables.scenario[0]?.quarter_start ?? '';
  const changes = changesOf(tables, 'forecast_category');
  const sums = new Map<string, { deals: number; amount: number }>();
  for (const deal of tables.opportunity) {
    if (deal.status !== 'Open' && deal.close_on < start) continue;
    const by = (changes.get(deal.opportunity_id) ?? []).filter((c) =>
      withDay ? c.changed_on <= day : c.changed_on < day,
    );
    const category = by.at(-1)?.new_value;
    if (category === undefined) continue;
    const key = `${deal.rep_id} ${category}`;
    const { deals, amount } = sums.get(key) ?? { deals: 0, amount: 0 };
    sums.set(key, { deals: deals + 1, amount: amount + deal.amount });
  }
  const snapshot = tables.forecast_snapshot.filter((f) => f.observed_on === day && f.deals > 0);
  return (
    snapshot.length === sums.size &&
    snapshot.every((f) => {
      const rebuilt = sums.get(`${f.rep_id} ${f.forecast_category}`);
      return rebuilt?.deals === f.deals && rebuilt.amount === f.amount;
    })
  );
}

export const snapshotChecks: Check[] = [
  none('the last forecast snapshot is of the as-of day and equals the live table', lastSnapshotDifferences),

  none('each forecast snapshot can be made again from the changes', (tables) => {
    const days = [...new Set(tables.forecast_snapshot.map((f) => f.observed_on))];
    // A snapshot may be of the morning or of the evening of its day.
    return days.filter((day) => !['morning', 'evening'].some((time) => isRebuilt(tables, day, time === 'evening')));
  }),
];
