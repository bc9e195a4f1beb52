import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { quarterBefore } from './days.ts';
import { closedDeals, closedNow, dealsOf, less, openDeals, scenarioOf, winRate } from './facts.ts';
import { Frame, least, median, most } from './frame.ts';

/** Amounts of each segment, from and to, both included. */
export const segmentBounds: Readonly<Record<string, readonly [number, number]>> = {
  Enterprise: [500_001, 2_000_000],
  'Mid-Market': [100_000, 500_000],
  SMB: [15_000, 99_999],
};

const inSegment = (tables: Tables, segment: string) => dealsOf(tables).where((d) => d.segment === segment);
const bandShare = (tables: Tables, band: string) => openDeals(tables).share((d) => d.band === band);

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
    enterprise_deals: inSegment(tables, 'Enterprise').count,
    enterprise_amount: inSegment(tables, 'Enterprise').sum('amount'),
    mid_market_deals: inSegment(tables, 'Mid-Market').count,
    mid_market_amount: inSegment(tables, 'Mid-Market').sum('amount'),
    smb_deals: inSegment(tables, 'SMB').count,
    smb_amount: inSegment(tables, 'SMB').sum('amount'),
    out_of_bounds: dealsOf(tables).where((d) => {
      const [from, to] = segmentBounds[d.segment] ?? [Infinity, -Infinity];
      return d.amount < from || d.amount > to;
    }).count,
  }),

  D4: (tables) => ({
    healthy: bandShare(tables, 'Healthy'),
    monitor: bandShare(tables, 'Monitor'),
    at_risk: bandShare(tables, 'At Risk'),
    critical: bandShare(tables, 'Critical'),
  }),

  D5: (tables) => {
    const won = closedDeals(tables).where((d) => d.won === 1);
    const lost = closedDeals(tables).where((d) => d.won === 0);
    const cycle = (segment: string) => won.where((d) => d.segment === segment).mean('age_days');
    const diedIn = (stage: string) => lost.where((d) => d.lost_at_stage === stage).get(median('age_days')) ?? null;
    const medians = ['Qualified', 'Discovery', 'Solution Design', 'Proposal', 'Negotiation'].map(diedIn);
    return {
      shortest_won: won.get(least('age_days')),
      longest_won: won.get(most('age_days')),
      mid_market_over_smb: less(cycle('Mid-Market'), cycle('SMB')),
      enterprise_over_mid_market: less(cycle('Enterprise'), cycle('Mid-Market')),
      shortest_lost: lost.get(least('age_days')),
      longest_lost: lost.get(most('age_days')),
      qualified_median: medians[0] ?? null,
      negotiation_median: medians.at(-1) ?? null,
      not_rising: medians.filter((days, i) => i > 0 && (days ?? 0) <= (medians[i - 1] ?? 0)).length,
    };
  },
};
