import type { Value } from '../../../src/model/formats.ts';
import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { daysBetween, quarterBefore } from './days.ts';
import { segmentAt, stageOf } from './definitions.ts';
import { closedDeals, closedNow, less, lostNow, over, scenarioOf, wonNow } from './facts.ts';
import { first, Frame, least, most } from './frame.ts';
import { rank, repFacts, repOf } from './rep-facts.ts';

const DAYS_A_MONTH = 365.25 / 12;

/** What every arc states. */
function common(tables: Tables, role: string): Record<string, Value> {
  const { name, region, manager, attainment } = repOf(tables, role);
  return { rep: name, region, manager, attainment };
}

/** Finished quarters of an AE. */
const finishedOf = (tables: Tables, role: string) => {
  const { rep_id } = repOf(tables, role);
  return Frame.of(tables.rep_quarter).where((q) => q.rep_id === rep_id);
};

const attainmentIn = (tables: Tables, role: string, quarter: string): number | null =>
  finishedOf(tables, role)
    .where((q) => q.quarter === quarter)
    .mean('attainment');

/** How often attainment did not rise from one quarter to the next, to the running one, from a quarter on. */
function fallsSince(tables: Tables, role: string, quarter: string): number {
  const past = finishedOf(tables, role).where((q) => q.quarter >= quarter);
  const course = [...past.orderBy('quarter').column('attainment'), repOf(tables, role).attainment];
  return course.filter((value, i) => i > 0 && value <= (course[i - 1] ?? 0)).length;
}

/** Mean closed cycle of an AE less that of the team, its segments weighted as the AE's are. */
function extraCycleDays(tables: Tables, role: string): number | null {
  const closed = closedDeals(tables);
  const { rep_id } = repOf(tables, role);
  const own = closed.where((d) => d.rep_id === rep_id);
  const expected = own.with({ team: (d) => closed.where((t) => t.segment === d.segment).mean('age_days') });
  return less(own.mean('age_days'), expected.mean('team'));
}

export const cast: Claims = {
  R1: (tables) => {
    const rep = repOf(tables, 'top_performer');
    const region = wonNow(tables).where((d) => d.region === rep.region);
    return {
      ...common(tables, 'top_performer'),
      attainment_rank: rank(tables, 'top_performer', 'most', (r) => r.attainment),
      contacts: rep.contacts,
      fewest_contacts: closedDeals(tables)
        .where((d) => d.rep_id === rep.rep_id)
        .get(least('contacts')),
      win_rate: rep.win_rate,
      region_share: over(rep.won_amount, region.sum('amount')),
    };
  },

  R2: (tables) => ({
    ...common(tables, 'steady'),
    discovery_rank: rank(tables, 'steady', 'most', (r) => r.discovery_meetings),
    extra_cycle_days: extraCycleDays(tables, 'steady'),
  }),

  R3: (tables) => {
    const rep = repOf(tables, 'rising');
    return {
      ...common(tables, 'rising'),
      falls: fallsSince(tables, 'rising', finishedOf(tables, 'rising').get(first('quarter'))),
      contacts_rise: less(rep.contacts, rep.contacts_last),
    };
  },

  R4: (tables) => {
    const rep = repOf(tables, 'closer');
    const { min_amount } = segmentAt(tables, 1);
    const large = wonNow(tables).where((d) => d.rep_id === rep.rep_id && d.amount >= min_amount);
    return {
      ...common(tables, 'closer'),
      large_wins: large.count,
      large_share: over(large.sum('amount'), rep.won_amount),
      deals_rank: rank(tables, 'closer', 'fewest', (r) => r.deals),
      variation_rank: rank(tables, 'closer', 'most', (r) => r.variation),
    };
  },

  R5: (tables) => ({
    ...common(tables, 'slump'),
    lowest_earlier: finishedOf(tables, 'slump').get(least('attainment')),
    negotiation_rank: rank(tables, 'slump', 'most', (r) => r.negotiation_days),
  }),

  R6: (tables) => ({
    ...common(tables, 'capped'),
    lowest_earlier: finishedOf(tables, 'capped').get(least('attainment')),
    highest_earlier: finishedOf(tables, 'capped').get(most('attainment')),
  }),

  R7: (tables) => {
    const rep = repOf(tables, 'at_risk');
    return {
      ...common(tables, 'at_risk'),
      silence_rank: rank(tables, 'at_risk', 'most', (r) => r.silent_days),
      single_share: closedNow(tables)
        .where((d) => d.rep_id === rep.rep_id)
        .share((d) => d.contacts === 1),
      large_losses: rep.large_losses,
      large_losses_rank: rank(tables, 'at_risk', 'most', (r) => r.large_losses),
    };
  },

  R8: (tables) => ({
    ...common(tables, 'ramping'),
    activity_rank: rank(tables, 'ramping', 'most', (r) => r.activities),
    win_rate_rank: rank(tables, 'ramping', 'fewest', (r) => r.win_rate),
    months_since_hire: daysBetween(repOf(tables, 'ramping').hired_on, scenarioOf(tables).as_of) / DAYS_A_MONTH,
  }),

  R9: (tables) => {
    const ago = (quarters: number): string => quarterBefore(scenarioOf(tables).quarter, quarters);
    return {
      ...common(tables, 'turnaround'),
      two_quarters_ago: attainmentIn(tables, 'turnaround', ago(2)),
      three_quarters_ago: attainmentIn(tables, 'turnaround', ago(3)),
      falls: fallsSince(tables, 'turnaround', ago(3)),
    };
  },

  R10: (tables) => {
    const rep = repOf(tables, 'newest');
    const design = stageOf(tables, 'design').stage;
    return {
      ...common(tables, 'newest'),
      attainment_rank: rank(tables, 'newest', 'fewest', (r) => r.attainment),
      contacts: rep.contacts,
      contacts_rank: rank(tables, 'newest', 'fewest', (r) => r.contacts),
      discovery_rank: rank(tables, 'newest', 'fewest', (r) => r.discovery_meetings),
      design_share: lostNow(tables)
        .where((d) => d.rep_id === rep.rep_id)
        .share((d) => d.lost_at_stage === design),
      hire_rank: repFacts(tables).where((r) => r.hired_on > rep.hired_on).count + 1,
    };
  },
};
