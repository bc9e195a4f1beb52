import type { ForecastSnapshot, Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { daysBetween } from './days.ts';
import { thresholdOf } from './definitions.ts';
import { closedNow, dealsOf, openDeals, over, scenarioOf, targetOf, winRate, wonNow } from './facts.ts';
import { count, Frame, sum } from './frame.ts';

/** Open deals of a forecast category that are dated in the quarter. */
export const called = (tables: Tables, category: string) =>
  openDeals(tables).where((d) => d.forecast_category === category && d.in_quarter === 1);

/** The Commit deals in poor health. */
export function commitAtRisk(tables: Tables) {
  const poor = thresholdOf(tables, 'poor_health');
  return called(tables, 'Commit').where((d) => (d.health ?? Infinity) < poor);
}

/** Closed-won, and Commit weighted by health band. */
export const healthAdjusted = (tables: Tables): number =>
  wonNow(tables).sum('amount') +
  called(tables, 'Commit')
    .with({ weighted: (d) => d.amount * d.weight })
    .sum('weighted');

/** AEs and categories of the live table: open deals, and those closed this quarter. */
export const liveForecast = (tables: Tables) =>
  dealsOf(tables)
    .where((d) => d.status === 'Open' || d.closed_now === 1)
    .with({
      forecast_category: (d) => ({ Won: 'Closed', Lost: 'Omitted' })[d.status] ?? d.forecast_category,
      health_adjusted: (d) => Math.round(d.amount * ({ Won: 1, Lost: 0 }[d.status] ?? d.weight)),
    })
    .by(['rep_id', 'forecast_category'], {
      deals: count(),
      amount: sum('amount'),
      health_adjusted: sum('health_adjusted'),
    });

/** How many AEs and categories of the last snapshot say other than the live table. */
function differences(tables: Tables): number {
  const days = Frame.of(tables.forecast_snapshot).orderBy('observed_on', 'down').first().observed_on;
  const snapshot = Frame.of(tables.forecast_snapshot).where((f) => f.observed_on === days);
  const figures = (rows: Omit<ForecastSnapshot, 'observed_on'>[]) =>
    new Map(
      rows.map((r) => [`${r.rep_id} ${r.forecast_category}`, `${r.deals} for ${r.amount}, ${r.health_adjusted}`]),
    );
  const [then, now] = [figures(snapshot.rows()), figures(liveForecast(tables).rows())];
  const none = '0 for 0, 0';
  return [...new Set([...then.keys(), ...now.keys()])].filter((k) => (then.get(k) ?? none) !== (now.get(k) ?? none))
    .length;
}

/** The change of Commit from each snapshot to the next, US dollars. */
function commitMoves(tables: Tables): number[] {
  const days = Frame.of(tables.forecast_snapshot).by(['observed_on'], {}).orderBy('observed_on').column('observed_on');
  const commit = days.map((day) =>
    Frame.of(tables.forecast_snapshot)
      .where((f) => f.observed_on === day && f.forecast_category === 'Commit')
      .sum('amount'),
  );
  return commit.slice(1).map((amount, i) => amount - (commit[i] ?? 0));
}

export const forecast: Claims = {
  F1: (tables) => {
    const closed = wonNow(tables).sum('amount');
    const commit = called(tables, 'Commit').sum('amount');
    return { closed, commit, with_commit: closed + commit, best_case: called(tables, 'Best Case').sum('amount') };
  },

  F2: (tables) => {
    const atRisk = commitAtRisk(tables);
    const crash = atRisk.where((d) => d.story_role === 'crash').sum('amount');
    const amount = atRisk.sum('amount');
    return { deals: atRisk.count, amount, crash_amount: crash, other_amount: amount - crash };
  },

  F3: (tables) => {
    const adjusted = healthAdjusted(tables);
    return { adjusted, miss: targetOf(tables, 'revenue') - adjusted };
  },

  F4: (tables) => {
    const commit = called(tables, 'Commit').where((d) => d.story_role !== 'crash');
    const without_crash = wonNow(tables).sum('amount') + commit.sum('amount');
    return { without_crash, miss: targetOf(tables, 'revenue') - without_crash };
  },

  F5: (tables) => ({
    deals: commitAtRisk(tables).count,
    share: over(commitAtRisk(tables).sum('amount'), called(tables, 'Commit').sum('amount')),
  }),

  F6: (tables) => {
    const days = Frame.of(tables.forecast_snapshot)
      .by(['observed_on'], {})
      .orderBy('observed_on')
      .column('observed_on');
    const moves = commitMoves(tables);
    return {
      longest_step: Math.max(...days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day))),
      first_after: daysBetween(scenarioOf(tables).quarter_start, days[0] ?? ''),
      commit_rises: moves.filter((move) => move > 0).length,
      commit_falls: moves.filter((move) => move < 0).length,
      differences: differences(tables),
    };
  },

  F7: (tables) => {
    const gap = targetOf(tables, 'revenue') - wonNow(tables).sum('amount');
    const pipeline = openDeals(tables).where((d) => d.in_quarter === 1);
    return { coverage: over(pipeline.sum('amount'), gap), needed: over(1, winRate(closedNow(tables))) };
  },
};
