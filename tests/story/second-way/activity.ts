import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { daysBetween, workingDaysAfter } from './days.ts';
import {
  closedDeals,
  closedNow,
  engagedOf,
  less,
  openDeals,
  over,
  scenarioOf,
  touchesOf,
  twoWayOf,
  type Deal,
} from './facts.ts';
import { count, list, median, type Frame } from './frame.ts';

const band = (tables: Tables, name: string) => openDeals(tables).where((d) => d.band === name);

/** Open deals of a band with what happened on them of late. */
export function recentOf(tables: Tables, name: string) {
  const { as_of } = scenarioOf(tables);
  const within = (from: number, to: number, as: string) =>
    touchesOf(tables)
      .where((a) => a.days_ago >= from && a.days_ago <= to)
      .by(['opportunity_id'], { [as]: count() }) as Frame<{ opportunity_id: string } & Record<string, number>>;
  const added = engagedOf(tables).by(['opportunity_id'], { added: list('engaged_on') });
  const key: ['opportunity_id', 'opportunity_id'] = ['opportunity_id', 'opportunity_id'];
  return band(tables, name)
    .lookup(within(0, 28, 'four_weeks'), key, ['four_weeks'])
    .lookup(within(0, 14, 'two_weeks'), key, ['two_weeks'])
    .lookup(within(15, 28, 'two_before'), key, ['two_before'])
    .lookup(added, key, ['added'])
    .with({
      working_days: (d) => (d.last_contact_on === null ? Infinity : workingDaysAfter(d.last_contact_on, as_of)),
      silent: (d) => d.days_silent ?? Infinity,
      rate: (d) => Math.round((d.four_weeks ?? 0) / (Math.min(28, d.age_days) / 7)),
      has_dropped: (d) => (d.two_weeks ?? 0) < (d.two_before ?? 0) / 2,
      is_adding: (d) => (d.added ?? []).some((day) => daysBetween(day, as_of) <= 28),
    });
}

/** Closed deals of an outcome with the longest stretch without two-way contact, days. */
function gapsOf(tables: Tables, outcome: 'Won' | 'Lost') {
  const contact = twoWayOf(tables).by(['opportunity_id'], { days: list('on') });
  return closedDeals(tables)
    .where((d) => d.status === outcome)
    .lookup(contact, ['opportunity_id', 'opportunity_id'], ['days'])
    .with({ gap: (d) => longestGap([d.created_on, ...(d.days ?? []), d.close_on]) });
}

function longestGap(days: readonly string[]): number {
  const inOrder = days.toSorted();
  return Math.max(...inOrder.slice(1).map((day, i) => daysBetween(inOrder[i] ?? day, day)));
}

/** Champions' answers on won deals, hours. */
const answersOf = (tables: Tables) =>
  touchesOf(tables)
    .where((a) => a.buying_role === 'Champion' && a.response_hours !== null)
    .join(
      closedDeals(tables).where((d) => d.won === 1),
      ['opportunity_id', 'opportunity_id'],
      ['won'],
    );

const named = (deals: Frame<Deal>): number | null => deals.share((d) => d.competitor !== null);

export const activity: Claims = {
  A1: (tables) => {
    const healthy = recentOf(tables, 'Healthy');
    return {
      recent_share: healthy.share((d) => d.working_days <= 3),
      days_used: healthy.where((d) => d.working_days <= 3).by(['working_days'], {}).count,
      rate_share: healthy.share((d) => d.rate >= 3 && d.rate <= 5),
      adding_share: healthy.share((d) => d.is_adding),
    };
  },

  A2: (tables) => {
    const atRisk = recentOf(tables, 'At Risk');
    return {
      silent_share: atRisk.share((d) => d.silent >= 10 && d.silent <= 21),
      dropped_share: atRisk.share((d) => d.has_dropped),
      single_share: atRisk.share((d) => d.contacts === 1),
    };
  },

  A3: (tables) => ({
    monitor_share: recentOf(tables, 'Monitor').share((d) => d.silent >= 4 && d.silent <= 9),
    critical_share: recentOf(tables, 'Critical').share((d) => d.silent > 21),
  }),

  A4: (tables) => {
    const won = gapsOf(tables, 'Won');
    const medians = answersOf(tables).by(['opportunity_id'], { hours: median('response_hours') });
    return {
      four_contacts_share: won.share((d) => d.contacts >= 4),
      sponsor_share: won.share((d) => d.sponsors > 0),
      no_gap_share: won.share((d) => d.gap < 7),
      // Of all won deals: one whose champion never answered does not show it.
      fast_champion_share: medians.where((m) => (m.hours ?? Infinity) <= 24).count / won.count,
      champion_hours: answersOf(tables).get(median('response_hours')) ?? null,
    };
  },

  A5: (tables) => {
    const lost = gapsOf(tables, 'Lost');
    const won = closedDeals(tables).where((d) => d.won === 1);
    return {
      few_contacts_share: lost.share((d) => d.contacts <= 2),
      sponsor_share: lost.share((d) => d.sponsors > 0),
      gap_share: lost.share((d) => d.gap >= 7),
      competitor_ratio: over(named(lost), named(won)),
    };
  },

  A6: (tables) => {
    const rate = (from: number, to: number) =>
      closedNow(tables)
        .where((d) => d.contacts >= from && d.contacts <= to)
        .mean('won');
    return {
      two_over_one: less(rate(2, 3), rate(1, 1)),
      four_over_two: less(rate(4, Infinity), rate(2, 3)),
    };
  },
};
