import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { quarterBefore } from './days.ts';
import { bandAt, segmentAt, stageOf } from './definitions.ts';
import { closedDeals, closedNow, dealsOf, less, openDeals, scenarioOf, winRate } from './facts.ts';
import { Frame, least, median, most } from './frame.ts';

/** Deals of a segment by its place, 1 for the largest deals. */
function inSegment(tables: Tables, position: number) {
  const { segment } = segmentAt(tables, position);
  return dealsOf(tables).where((d) => d.segment === segment);
}

function bandShare(tables: Tables, position: number): number | null {
  const { band } = bandAt(tables, position);
  return openDeals(tables).share((d) => d.band === band);
}

export const distribution: Claims = {
  D1: (tables) => {
    const counted = (status: string): number => dealsOf(tables).where((d) => d.status === status).count;
    return { deals: dealsOf(tables).count, won: counted('Won'), lost: counted('Lost'), open: counted('Open') };
  },

  D2: (tables) => {
    const lastQuarter = quarterBefore(scenarioOf(tables).quarter, 1);
    return {
      win_rate: winRate(closedDeals(tables)),
      win_rate_now: winRate(closedNow(tables)),
      win_rate_last: winRate(closedDeals(tables).where((d) => d.closed_last === 1)),
      quota_last: Frame.of(tables.rep_quarter)
        .where((q) => q.quarter === lastQuarter)
        .sum('quota'),
      quota_now: Frame.of(tables.rep).sum('quota'),
    };
  },

  D3: (tables) => ({
    enterprise_deals: inSegment(tables, 1).count,
    enterprise_amount: inSegment(tables, 1).sum('amount'),
    mid_market_deals: inSegment(tables, 2).count,
    mid_market_amount: inSegment(tables, 2).sum('amount'),
    smb_deals: inSegment(tables, 3).count,
    smb_amount: inSegment(tables, 3).sum('amount'),
    out_of_bounds: dealsOf(tables).where((d) => {
      const segment = tables.segment.find((s) => s.segment === d.segment);
      return segment === undefined || d.amount < segment.min_amount || d.amount > segment.max_amount;
    }).count,
  }),

  D4: (tables) => ({
    healthy: bandShare(tables, 1),
    monitor: bandShare(tables, 2),
    at_risk: bandShare(tables, 3),
    critical: bandShare(tables, 4),
  }),

  D5: (tables) => {
    const won = closedDeals(tables).where((d) => d.won === 1);
    const lost = closedDeals(tables).where((d) => d.won === 0);
    const cycle = (position: number) =>
      inSegment(tables, position)
        .where((d) => d.won === 1)
        .mean('age_days');
    const diedIn = (role: string) => {
      const { stage } = stageOf(tables, role);
      return lost.where((d) => d.lost_at_stage === stage).get(median('age_days')) ?? null;
    };
    const medians = ['qualified', 'discovery', 'design', 'proposal', 'negotiation'].map(diedIn);
    return {
      shortest_won: won.get(least('age_days')),
      longest_won: won.get(most('age_days')),
      mid_market_over_smb: less(cycle(2), cycle(3)),
      enterprise_over_mid_market: less(cycle(1), cycle(2)),
      shortest_lost: lost.get(least('age_days')),
      longest_lost: lost.get(most('age_days')),
      qualified_median: medians[0] ?? null,
      negotiation_median: medians.at(-1) ?? null,
      not_rising: medians.filter((days, i) => i > 0 && (days ?? 0) <= (medians[i - 1] ?? 0)).length,
    };
  },

  D6: (tables) => {
    const byAmount = (a: { amount: number }, b: { amount: number }): number => b.amount - a.amount;
    const [largest] = dealsOf(tables).rows().toSorted(byAmount);
    const [open] = openDeals(tables).rows().toSorted(byAmount);
    return {
      largest: largest?.amount ?? null,
      largest_lost_before: Number(largest?.closed_last === 1 && largest.won === 0),
      largest_open_role: open?.story_role ?? null,
    };
  },
};
