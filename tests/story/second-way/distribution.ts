import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { quarterBefore } from './days.ts';
import { closedDeals, closedNow, dealsOf, less, openDeals, scenarioOf, winRate } from './facts.ts';
import { Frame, least, most } from './frame.ts';

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
    const closed = closedDeals(tables);
    const cycle = (segment: string) => closed.where((d) => d.segment === segment).mean('age_days');
    return {
      shortest: closed.get(least('age_days')),
      longest: closed.get(most('age_days')),
      mid_market_over_smb: less(cycle('Mid-Market'), cycle('SMB')),
      enterprise_over_mid_market: less(cycle('Enterprise'), cycle('Mid-Market')),
    };
  },
};
