import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { daysBetween, workingDaysAfter } from './days.ts';
import { bandAt, thresholdOf } from './definitions.ts';
import {
  closedDeals,
  closedNow,
  countedOf,
  less,
  openDeals,
  over,
  scenarioOf,
  touchesOf,
  twoWayOf,
  type Deal,
} from './facts.ts';
import { count, list, median, type Frame } from './frame.ts';

/** Open deals of a band, by its place from the best, with what happened on them of late. */
export function recentOf(tables: Tables, position: number) {
  const { as_of } = scenarioOf(tables);
  const { band } = bandAt(tables, position);
  const recent = thresholdOf(tables, 'recent_days');
  const drop = thresholdOf(tables, 'drop_days');
  const within = (from: number, to: number, as: string) =>
    touchesOf(tables)
      .where((a) => a.days_ago >= from && a.days_ago <= to)
      .by(['opportunity_id'], { [as]: count() }) as Frame<{ opportunity_id: string } & Record<string, number>>;
  const added = countedOf(tables).by(['opportunity_id'], { added: list('engaged_on') });
  const key: ['opportunity_id', 'opportunity_id'] = ['opportunity_id', 'opportunity_id'];
  return openDeals(tables)
    .where((d) => d.band === band)
    .lookup(within(0, recent, 'recent'), key, ['recent'])
    .lookup(within(0, drop, 'lately'), key, ['lately'])
    .lookup(within(drop + 1, 2 * drop, 'before'), key, ['before'])
    .lookup(added, key, ['added'])
    .with({
      working_days: (d) => (d.last_contact_on === null ? Infinity : workingDaysAfter(d.last_contact_on, as_of)),
      silent: (d) => d.days_silent ?? Infinity,
      rate: (d) => Math.round((d.recent ?? 0) / (Math.min(recent, d.age_days) / 7)),
      has_dropped: (d) => (d.lately ?? 0) < (d.before ?? 0) / 2,
      is_adding: (d) => (d.added ?? []).some((day) => daysBetween(day, as_of) <= recent),
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
    const healthy = recentOf(tables, 1);
    const inTouch = thresholdOf(tables, 'in_touch_working_days');
    const [least, most] = [
      thresholdOf(tables, 'least_weekly_activities'),
      thresholdOf(tables, 'most_weekly_activities'),
    ];
    return {
      recent_share: healthy.share((d) => d.working_days <= inTouch),
      days_used: healthy.where((d) => d.working_days <= inTouch).by(['working_days'], {}).count,
      rate_share: healthy.share((d) => d.rate >= least && d.rate <= most),
      adding_share: healthy.share((d) => d.is_adding),
    };
  },

  A2: (tables) => {
    const atRisk = recentOf(tables, 3);
    const [least, most] = [thresholdOf(tables, 'least_quiet_days'), thresholdOf(tables, 'most_quiet_days')];
    return {
      silent_share: atRisk.share((d) => d.silent >= least && d.silent <= most),
      dropped_share: atRisk.share((d) => d.has_dropped),
      single_share: atRisk.share((d) => d.contacts === 1),
    };
  },

  A3: (tables) => {
    const [fading, quiet] = [thresholdOf(tables, 'least_fading_days'), thresholdOf(tables, 'least_quiet_days')];
    const lost = thresholdOf(tables, 'most_quiet_days');
    return {
      monitor_share: recentOf(tables, 2).share((d) => d.silent >= fading && d.silent < quiet),
      critical_share: recentOf(tables, 4).share((d) => d.silent > lost),
    };
  },

  A4: (tables) => {
    const won = gapsOf(tables, 'Won');
    const medians = answersOf(tables).by(['opportunity_id'], { hours: median('response_hours') });
    const [many, gap] = [thresholdOf(tables, 'many_contacts'), thresholdOf(tables, 'gap_days')];
    const fast = thresholdOf(tables, 'fast_answer_hours');
    return {
      four_contacts_share: won.share((d) => d.contacts >= many),
      sponsor_share: won.share((d) => d.sponsors > 0),
      no_gap_share: won.share((d) => d.gap < gap),
      // Of all won deals: one whose champion never answered does not show it.
      fast_champion_share: medians.where((m) => (m.hours ?? Infinity) <= fast).count / won.count,
      champion_hours: answersOf(tables).get(median('response_hours')) ?? null,
    };
  },

  A5: (tables) => {
    const lost = gapsOf(tables, 'Lost');
    const won = closedDeals(tables).where((d) => d.won === 1);
    const [few, gap] = [thresholdOf(tables, 'few_contacts'), thresholdOf(tables, 'gap_days')];
    return {
      few_contacts_share: lost.share((d) => d.contacts <= few),
      sponsor_share: lost.share((d) => d.sponsors > 0),
      gap_share: lost.share((d) => d.gap >= gap),
      competitor_ratio: over(named(lost), named(won)),
    };
  },

  A6: (tables) => {
    const rate = (from: number, to: number) =>
      closedNow(tables)
        .where((d) => d.contacts >= from && d.contacts <= to)
        .mean('won');
    const [multi, many] = [thresholdOf(tables, 'multi_threaded_contacts'), thresholdOf(tables, 'many_contacts')];
    return {
      two_over_one: less(rate(multi, many - 1), rate(0, multi - 1)),
      four_over_two: less(rate(many, Infinity), rate(multi, many - 1)),
    };
  },
};
