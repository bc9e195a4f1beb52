import type { HealthSnapshot, Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { crashOf } from './crash.ts';
import { daysBetween } from './days.ts';
import { thresholdOf } from './definitions.ts';
import { closedDeals, less, twoWayOf } from './facts.ts';
import { Frame } from './frame.ts';

/** The first day on which a deal had fallen by `least` points within `most` days; null: it never fell so far. */
export function dayOfFall(scores: readonly HealthSnapshot[], least: number, most: number): string | null {
  const lows = scores.filter((low) =>
    scores.some((high) => {
      const days = daysBetween(high.observed_on, low.observed_on);
      return days > 0 && days <= most && high.health - low.health >= least;
    }),
  );
  return lows.map((low) => low.observed_on).toSorted()[0] ?? null;
}

/** Closed deals whose health fell as far as the crashed deal's, with the day of the fall. */
export function fallen(tables: Tables) {
  const { deal, health_before } = crashOf(tables);
  const fall = less(health_before, deal.health) ?? Infinity;
  const within = thresholdOf(tables, 'fall_days');
  const scores = Map.groupBy(tables.health_snapshot, (h) => h.opportunity_id);
  return closedDeals(tables)
    .with({ fell_on: (d) => dayOfFall(scores.get(d.opportunity_id) ?? [], fall, within) })
    .where((d) => d.fell_on !== null);
}

export const recovery: Claims = {
  H1: (tables) => {
    const deals = fallen(tables);
    const recovery = thresholdOf(tables, 'recovery_days');
    const sponsored = twoWayOf(tables)
      .where((a) => a.buying_role === 'Executive Sponsor')
      .join(Frame.of(deals.rows()), ['opportunity_id', 'opportunity_id'], ['fell_on'])
      .where((a) => {
        const days = daysBetween(a.fell_on ?? a.on, a.on);
        return days > 0 && days <= recovery;
      });
    const ids = new Set(sponsored.column('opportunity_id'));
    const share = (won: number) => deals.where((d) => d.won === won).share((d) => ids.has(d.opportunity_id));
    return { deals: deals.count, win_rate: deals.mean('won'), sponsor_difference: less(share(1), share(0)) };
  },
};
