import type { ForecastSnapshot, Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { dateOf, daysBetween, plusDays, quarterBefore, quarterStart } from './days.ts';
import { stageOf, thresholdOf } from './definitions.ts';
import { closedNow, dealsOf, openDeals, over, scenarioOf, staysOf, targetOf, winRate, wonNow } from './facts.ts';
import { count, Frame, mean, sum } from './frame.ts';

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

/** The sum of some categories at each snapshot, the earliest first, US dollars. */
function weekly(tables: Tables, ...categories: readonly string[]): number[] {
  const days = Frame.of(tables.forecast_snapshot).by(['observed_on'], {}).orderBy('observed_on').column('observed_on');
  return days.map((day) =>
    Frame.of(tables.forecast_snapshot)
      .where((f) => f.observed_on === day && categories.includes(f.forecast_category))
      .sum('amount'),
  );
}

/** The change of each amount from the one before. */
const movesOf = (amounts: readonly number[]): number[] =>
  amounts.slice(1).map((amount, i) => amount - (amounts[i] ?? 0));

/** The day that was to the last quarter what the as-of day is to the running one: 13 weeks before it. */
const sameDayLastQuarter = (tables: Tables): string => plusDays(dateOf(scenarioOf(tables).as_of), -13 * 7);

/** A field of a deal's history as it stood on a day. */
function standing(tables: Tables, field: string, day: string): (deal: { opportunity_id: string }) => string {
  const values = new Map<string, string>();
  for (const c of tables.opportunity_change.toSorted((a, b) => a.position - b.position)) {
    if (c.field === field && c.changed_on <= day) values.set(c.opportunity_id, c.new_value);
  }
  return ({ opportunity_id }) => values.get(opportunity_id) ?? '';
}

/** What became of the deals that stood in Commit a week ago, or stand in the call since: the call's movements. */
function movements(tables: Tables) {
  const { as_of, quarter_start, quarter_end } = scenarioOf(tables);
  const since = Frame.of(tables.forecast_snapshot)
    .where((f) => f.observed_on < dateOf(as_of))
    .orderBy('observed_on', 'down')
    .first().observed_on;
  const [category, expected] = [standing(tables, 'forecast_category', since), standing(tables, 'close_on', since)];
  const inQuarter = (day: string): boolean => day >= quarter_start && day <= quarter_end;
  const deals = dealsOf(tables).where((d) => d.status === 'Open' || d.close_on > since);
  const wasThere = (d: { opportunity_id: string; created_on: string }): boolean =>
    d.created_on <= since && category(d) === 'Commit' && inQuarter(expected(d));
  const isThere = (d: { status: string; forecast_category: string; in_quarter: number }): boolean =>
    d.status === 'Won' || (d.status === 'Open' && d.forecast_category === 'Commit' && d.in_quarter === 1);
  const came = deals.where((d) => isThere(d) && !wasThere(d));
  const left = deals.where((d) => wasThere(d) && !isThere(d));
  return { since, came, left, isLater: (d: { close_on: string }) => d.close_on > quarter_end };
}

/** The steps that are a bottleneck: slow against their benchmark, with much of the forecast late in them. */
function bottlenecks(tables: Tables): string[] {
  const dated = openDeals(tables).where((d) => d.in_quarter === 1);
  return tables.stage
    .filter(({ stage, benchmark_days }) => {
      const benchmark = benchmark_days ?? Infinity;
      const stays = staysOf(tables).where((s) => s.activity === stage && s.completed_at !== null);
      const late = dated.where((d) => d.stage === stage && d.days_in_stage > benchmark);
      const called = late.where((d) => ['Commit', 'Best Case'].includes(d.forecast_category)).sum('amount');
      const isSlow = (stays.mean('days') ?? 0) >= benchmark * thresholdOf(tables, 'bottleneck_times');
      return isSlow && called >= thresholdOf(tables, 'bottleneck_amount');
    })
    .map(({ stage }) => stage);
}

/** The Commit deals that the plan's actions work on, each with what the next better band adds. */
function workedOn(tables: Tables) {
  const open = openDeals(tables);
  const most = (deals: typeof open, column: 'days_silent' | 'days_in_stage'): string =>
    deals
      .by(['rep_id', 'rep'], { days: mean(column) })
      .orderBy('rep')
      .orderBy('days', 'down')
      .first().rep_id;
  const [negotiation, paper] = [
    stageOf(tables, 'negotiation').stage,
    ['security', 'procurement', 'legal'].map((role) => stageOf(tables, role).stage),
  ];
  const [quietest, slowest] = [
    most(open, 'days_silent'),
    most(
      open.where((d) => d.stage === negotiation),
      'days_in_stage',
    ),
  ];
  const slow = bottlenecks(tables);
  const [poor, several, silent] = (['poor_health', 'multi_threaded_contacts', 'silent_days'] as const).map((name) =>
    thresholdOf(tables, name),
  ) as [number, number, number];
  const isLate = (d: { stage: string; days_in_stage: number }): boolean =>
    d.days_in_stage > (tables.stage.find(({ stage }) => stage === d.stage)?.benchmark_days ?? Infinity);
  const better = (band: string | null) => {
    const own = tables.health_band.find((b) => b.band === band);
    return tables.health_band.find((b) => b.position === (own?.position ?? 0) - 1);
  };
  return called(tables, 'Commit')
    .where(
      (d) =>
        (d.health ?? Infinity) < poor ||
        (isLate(d) && slow.includes(d.stage)) ||
        (d.contacts < several && !paper.includes(d.stage)) ||
        (d.rep_id === quietest && (d.days_silent ?? 0) >= silent) ||
        (d.rep_id === slowest && d.stage === negotiation && isLate(d)),
    )
    .where((d) => better(d.band) !== undefined)
    .with({ adds: (d) => d.amount * ((better(d.band)?.weight ?? d.weight) - d.weight) });
}

/** The deals in Commit on that day and expected within that quarter, with their health band that day. */
function lastCommit(tables: Tables) {
  const day = sameDayLastQuarter(tables);
  const { quarter, quarter_start } = scenarioOf(tables);
  const start = quarterStart(quarterBefore(quarter, 1));
  const byThen = <T extends { opportunity_id: string }>(rows: readonly T[], on: (row: T) => string) =>
    Map.groupBy(
      rows.filter((row) => on(row) <= day).toSorted((a, b) => (on(a) < on(b) ? -1 : on(a) > on(b) ? 1 : 0)),
      (row) => row.opportunity_id,
    );
  const changes = byThen(tables.opportunity_change, (c) => c.changed_on);
  const scores = byThen(tables.health_snapshot, (h) => h.observed_on);
  return tables.opportunity.flatMap((deal) => {
    const own = changes.get(deal.opportunity_id) ?? [];
    const valueOf = (field: string): string => own.findLast((c) => c.field === field)?.new_value ?? '';
    const isThere = deal.created_on <= day && (deal.status === 'Open' || deal.close_on > day);
    const expected = valueOf('close_on');
    const health = scores.get(deal.opportunity_id)?.at(-1)?.health ?? -1;
    const band = tables.health_band.find((b) => b.min_health <= health && health <= b.max_health);
    if (!isThere || valueOf('forecast_category') !== 'Commit' || expected < start || expected >= quarter_start)
      return [];
    const won = deal.status === 'Won' && deal.close_on < quarter_start;
    return band === undefined ? [] : [{ amount: deal.amount, band: band.band, weight: band.weight, won }];
  });
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
    const moves = movesOf(weekly(tables, 'Commit'));
    const call = weekly(tables, 'Closed', 'Commit');
    const target = targetOf(tables, 'revenue');
    return {
      longest_step: Math.max(...days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day))),
      first_after: daysBetween(scenarioOf(tables).quarter_start, days[0] ?? ''),
      commit_rises: moves.filter((move) => move > 0).length,
      commit_falls: moves.filter((move) => move < 0).length,
      opening_call: over(call[0] ?? 0, target),
      opening_with_best_case: over(weekly(tables, 'Closed', 'Commit', 'Best Case')[0] ?? 0, target),
      call_falls: movesOf(call).filter((move) => move < 0).length,
      differences: differences(tables),
    };
  },

  F7: (tables) => {
    const gap = targetOf(tables, 'revenue') - wonNow(tables).sum('amount');
    const pipeline = openDeals(tables).where((d) => d.in_quarter === 1);
    const late = new Set(
      tables.stage.filter((g) => g.position >= stageOf(tables, 'proposal').position).map(({ stage }) => stage),
    );
    return {
      coverage: over(pipeline.sum('amount'), gap),
      late_coverage: over(pipeline.where((d) => late.has(d.stage)).sum('amount'), gap),
      needed: over(1, winRate(closedNow(tables))),
    };
  },

  F8: (tables) => {
    const committed = lastCommit(tables);
    const { quarter_start } = scenarioOf(tables);
    const won = dealsOf(tables).where((d) => d.won === 1 && d.closed_last === 1 && d.close_on < quarter_start);
    const outcome = won.sum('amount');
    const closed = won.where((d) => d.close_on <= sameDayLastQuarter(tables)).sum('amount');
    const missed = (forecast: number): number => Math.abs(closed + forecast - outcome);
    const shareOf = (position: number) => {
      const own = committed.filter((d) => d.band === tables.health_band[position]?.band);
      const sumOf = (some: typeof own): number => some.reduce((total, d) => total + d.amount, 0);
      return over(sumOf(own.filter((d) => d.won)), sumOf(own));
    };
    return {
      deals: committed.length,
      healthy_share: shareOf(0),
      monitor_share: shareOf(1),
      at_risk_share: shareOf(2),
      critical_share: shareOf(3),
      miss_ratio: over(
        missed(committed.reduce((total, d) => total + d.amount * d.weight, 0)),
        missed(committed.reduce((total, d) => total + d.amount, 0)),
      ),
    };
  },

  F9: (tables) => {
    const { since, came, left, isLater } = movements(tables);
    const call = wonNow(tables).sum('amount') + called(tables, 'Commit').sum('amount');
    const before = Frame.of(tables.forecast_snapshot)
      .where((f) => f.observed_on === since && ['Closed', 'Commit'].includes(f.forecast_category))
      .sum('amount');
    const gone = (test: (d: { status: string; close_on: string }) => boolean): number =>
      0 - left.where(test).sum('amount');
    const parts = {
      won_from_outside: came.where((d) => d.status === 'Won').sum('amount'),
      entered: came.where((d) => d.status === 'Open').sum('amount'),
      to_lower_category: gone((d) => d.status === 'Open' && !isLater(d)),
      to_later_quarter: gone((d) => d.status === 'Open' && isLater(d)),
      lost: gone((d) => d.status === 'Lost'),
    };
    const largest = Math.max(0, ...came.column('amount'), ...left.column('amount'));
    return {
      call,
      ...parts,
      left_over: call - before - Object.values(parts).reduce((total, part) => total + part, 0),
      largest_over_crash: over(
        largest,
        dealsOf(tables)
          .where((d) => d.story_role === 'crash')
          .sum('amount'),
      ),
    };
  },

  F10: (tables) => {
    const adjusted = healthAdjusted(tables);
    const deals = workedOn(tables);
    const adds = deals.sum('adds');
    return {
      adjusted,
      deals: deals.count,
      adds,
      with_plan: adjusted + adds,
      short: targetOf(tables, 'revenue') - adjusted - adds,
    };
  },
};
