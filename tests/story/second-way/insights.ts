import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { championOf, crashOf } from './crash.ts';
import { dateOf } from './days.ts';
import { stageOf, thresholdOf } from './definitions.ts';
import { closedDeals, closedNow, countedOf, lostNow, over, staysOf, targetOf, winRate, type Deal } from './facts.ts';
import { commitAtRisk, healthAdjusted } from './forecast.ts';
import { count, first, list, sum, type Frame } from './frame.ts';
import { process } from './process.ts';
import { lowerEnd, withinStrata } from './rate-ratio.ts';
import { repFacts, repOf } from './rep-facts.ts';

/** Win rate of deals with as many contacts as make them multi-threaded, or more, over that of all others. */
export function multiThreadedRatio(tables: Tables, deals: Frame<{ won: number; threads: number }>): number | null {
  const least = thresholdOf(tables, 'multi_threaded_contacts');
  return over(deals.where((d) => d.threads >= least).mean('won'), deals.where((d) => d.threads < least).mean('won'));
}

const byContacts = (deals: Frame<Deal>) => deals.with({ threads: (d) => d.contacts });

/** Multi-threaded deals and all others. */
function byThreads(tables: Tables, deals: Frame<Deal>) {
  const least = thresholdOf(tables, 'multi_threaded_contacts');
  return [deals.where((d) => d.contacts >= least), deals.where((d) => d.contacts < least)] as const;
}

/** Deals closed this quarter with the contacts engaged by the end of the first Discovery, or by the close without one. */
function withEarlyContacts(tables: Tables) {
  const { stage } = stageOf(tables, 'discovery');
  const ends = staysOf(tables)
    .where((s) => s.activity === stage && s.completed_at !== null)
    .by(['case_id'], { discovered_at: first('completed_at') });
  const engaged = countedOf(tables).by(['opportunity_id'], { engaged: list('engaged_on') });
  return closedNow(tables)
    .lookup(ends, ['opportunity_id', 'case_id'], ['discovered_at'])
    .lookup(engaged, ['opportunity_id', 'opportunity_id'], ['engaged'])
    .with({
      threads: (d) => (d.engaged ?? []).filter((day) => day <= dateOf(d.discovered_at ?? d.close_on)).length,
    });
}

export const insights: Claims = {
  I1: (tables) => {
    const { deal, health_before } = crashOf(tables);
    return {
      account: deal.account,
      amount: deal.amount,
      health_before,
      health: deal.health,
      champion: championOf(tables, deal).name,
      silent_days: deal.days_silent,
    };
  },

  I2: (tables) => ({
    amount: commitAtRisk(tables).sum('amount'),
    deals: commitAtRisk(tables).count,
    miss: targetOf(tables, 'revenue') - healthAdjusted(tables),
  }),

  I3: (tables) => ({
    ratio: multiThreadedRatio(tables, byContacts(closedNow(tables))),
    ratio_low: lowerEnd(tables, byThreads(tables, closedNow(tables))),
    like_ratio: withinStrata(
      tables.segment.map(({ segment }) =>
        byThreads(
          tables,
          closedNow(tables).where((d) => d.segment === segment),
        ),
      ),
    ),
    top_contacts: repOf(tables, 'top_performer').contacts,
    top_win_rate: repOf(tables, 'top_performer').win_rate,
    team_contacts: closedNow(tables).mean('contacts'),
    team_win_rate: winRate(closedNow(tables)),
    early_ratio: multiThreadedRatio(tables, withEarlyContacts(tables)),
  }),

  I4: (tables) => {
    const contested = lostNow(tables).where((d) => d.competitor !== null);
    const rival = contested
      .by(['competitor'], { amount: sum('amount') })
      .orderBy('amount', 'down')
      .first().competitor;
    const toRival = contested.where((d) => d.competitor === rival);
    return {
      rival,
      losses: toRival.count,
      amount: toRival.sum('amount'),
      citing_price: toRival.where((d) => d.loss_reason === 'Price').count,
      rival_beaten: closedDeals(tables).where((d) => d.won === 1 && d.competitor === rival).count,
      lost_to_others: contested.count - toRival.count,
    };
  },

  I5: (tables) => {
    const legal = process.P1?.(tables) ?? {};
    return {
      average_days: legal.average_days ?? null,
      benchmark: legal.benchmark ?? null,
      deals: legal.stuck_deals ?? null,
      amount: legal.stuck_amount ?? null,
    };
  },

  I6: (tables) => {
    const rep = repFacts(tables).orderBy('attainment').first();
    const diesIn = lostNow(tables)
      .where((d) => d.rep_id === rep.rep_id)
      .by(['lost_at_stage'], { losses: count() })
      .orderBy('losses', 'down');
    return {
      rep: rep.name,
      attainment: rep.attainment,
      contacts: rep.contacts,
      dies_in: diesIn.first().lost_at_stage,
    };
  },

  I7: (tables) => {
    const { name, attainment } = repFacts(tables).orderBy('attainment', 'down').first();
    return { rep: name, attainment };
  },
};
