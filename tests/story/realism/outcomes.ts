import type { Tables } from '../../support/world.ts';
import { plusDays } from '../second-way/days.ts';
import { stageOf } from '../second-way/definitions.ts';
import { closedDeals, closedNow, dealsOf, staysOf, type Deal } from '../second-way/facts.ts';
import type { Frame } from '../second-way/frame.ts';
import { multiThreadedRatio } from '../second-way/insights.ts';
import { atMost, between, none, type Check } from './check.ts';
import { contactsGroup, mixed, type Key } from './groups.ts';

/** By what the win rate is looked at, and over which closed deals. */
const looks: [string, (tables: Tables) => Frame<Deal>, (tables: Tables) => Key][] = [
  ['number of contacts', closedDeals, () => (d) => `${d.contacts} contacts`],
  ['number of contacts, this quarter', closedNow, () => (d) => `${d.contacts} contacts`],
  ['contacts, in three groups', closedDeals, contactsGroup],
  ['contacts, in three groups, this quarter', closedNow, contactsGroup],
  ['AE', closedDeals, () => (d) => d.rep],
  ['AE, this quarter', closedNow, () => (d) => d.rep],
  ['competitor named or not', closedDeals, () => (d) => (d.competitor === null ? 'none' : 'named')],
  ['executive sponsor or not', closedDeals, () => (d) => (d.sponsors > 0 ? 'with' : 'without')],
  ['lead source', closedDeals, () => (d) => d.lead_source],
  ['industry', closedDeals, (t) => (d) => t.account.find((a) => a.account_id === d.account_id)?.industry ?? ''],
  ['segment', closedDeals, () => (d) => d.segment],
  ['deal type', closedDeals, () => (d) => d.deal_type],
];

/** Win rates of the ordinary closed deals that reached each step of the happy path. */
function reachedRates(tables: Tables): number[] {
  const reached = Map.groupBy(tables.process_event, (e) => e.activity);
  return tables.stage
    .filter((s) => s.on_happy_path === 1 && s.benchmark_days !== null)
    .toSorted((a, b) => a.position - b.position)
    .map(({ stage }) => {
      const cases = new Set(reached.get(stage)?.map((e) => e.case_id));
      return (
        ordinary(closedDeals(tables))
          .where((d) => cases.has(d.opportunity_id))
          .mean('won') ?? 0
      );
    });
}

const ordinary = (deals: Frame<Deal>): Frame<Deal> => deals.where((d) => d.is_key === 0);

/** How often a won deal had a better health than a lost one four weeks before its close; ties count half. */
function healthAuc(tables: Tables): number {
  const scores = Map.groupBy(tables.health_snapshot, (h) => h.opportunity_id);
  const healthBefore = (deal: Deal): number => {
    const own = (scores.get(deal.opportunity_id) ?? []).toSorted((a, b) => (a.observed_on < b.observed_on ? -1 : 1));
    const day = plusDays(deal.close_on, -28);
    return (own.findLast((h) => h.observed_on <= day) ?? own[0])?.health ?? 0;
  };
  const scored = ordinary(closedDeals(tables))
    .rows()
    .map((d) => ({ won: d.won, health: healthBefore(d) }));
  const [won, lost] = [scored.filter((d) => d.won === 1), scored.filter((d) => d.won === 0)];
  const better = won.reduce(
    (sum, w) => sum + lost.reduce((n, l) => n + (w.health > l.health ? 1 : w.health === l.health ? 0.5 : 0), 0),
    0,
  );
  return better / (won.length * lost.length);
}

/** What a claim states of a figure. */
const stated = (tables: Tables, claim: string, figure: string): number =>
  Number(tables.claim_figure.find((f) => f.claim_id === claim && f.figure === figure)?.stated ?? NaN);

export const outcomeChecks: Check[] = [
  ...looks.map((look) => mixed(...look)),

  none('later stages win more often', (tables) => {
    const rates = reachedRates(tables);
    const rises = rates.filter((rate, i) => i > 0 && rate > (rates[i - 1] ?? 0)).length;
    const falls = rates.some((rate, i) => i > 0 && rate < (rates[i - 1] ?? 0));
    return falls || rises < rates.length - 2 ? [rates.map((r) => r.toFixed(2)).join(' ')] : [];
  }),

  between('health four weeks before the close separates outcomes, but not perfectly', 0.65, 0.85, healthAuc),

  atMost('without the named deals the multi-threading ratio moves by 0.3 at most', 0.3, (tables) => {
    const deals = ordinary(closedNow(tables)).with({ threads: (d) => d.contacts });
    const ratio = multiThreadedRatio(tables, deals);
    return ratio === null ? null : Math.abs(ratio - stated(tables, 'I3', 'ratio'));
  }),

  atMost('without the named deals the days of the legal step move by 1 at most', 1, (tables) => {
    const ids = new Set(ordinary(dealsOf(tables)).column('opportunity_id'));
    const { stage } = stageOf(tables, 'legal');
    const days = staysOf(tables)
      .where((s) => s.activity === stage && s.completed_at !== null && ids.has(s.case_id))
      .mean('days');
    return days === null ? null : Math.abs(days - stated(tables, 'P1', 'average_days'));
  }),
];
