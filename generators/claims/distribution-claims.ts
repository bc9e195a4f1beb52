import { formatValue } from '../../src/model/formats.ts';
import { sum } from '../lib/numbers.ts';
import { segmentOf, stageOf } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { above, atLeast, atMost, below, claim, is, percent, type Claim } from './stated-number.ts';

/** How the extract divides by outcome, segment, health and cycle: D1–D6. */
export function distributionClaims(s: ScenarioSpec): Claim[] {
  const { deals } = s;
  const [large, middle, small] = (['enterprise', 'mid_market', 'smb'] as const).map(
    (role) => segmentOf(s, role).segment,
  );
  const lastQuota = sum(s.reps.map((r) => r.finished[0]?.quota ?? 0));
  return [
    claim(
      'D1',
      `${deals.total} opportunities: ${deals.won} won, ${deals.lost} lost, ${deals.open} open.`,
      is('deals', 'Opportunities', deals.total, 'count'),
      is('won', 'Won', deals.won, 'count'),
      is('lost', 'Lost', deals.lost, 'count'),
      is('open', 'Open', deals.open, 'count'),
    ),
    claim(
      'D2',
      `Win rate ${percent(s.overallWinRate)} over the whole extract, ${percent(s.metrics.winRate.now)} this ` +
        'quarter, about a third last quarter, whose quotas were lower.',
      is('win_rate', 'Win rate over all closed deals', s.overallWinRate, 'percent'),
      is('win_rate_now', 'This quarter', s.metrics.winRate.now, 'percent'),
      atLeast('win_rate_last', 'Last quarter', 0.3, 'percent'),
      atMost('win_rate_last', 'Last quarter', 0.367, 'percent'),
      is('quota_last', "Sum of last quarter's quotas", lastQuota, 'usd-m'),
      is('quota_now', "Sum of this quarter's quotas", s.metrics.revenue.target, 'usd-m'),
    ),
    claim(
      'D3',
      s.segments.map((g) => `${g.segment}: ${g.deals} deals, ${formatValue(g.amount, 'usd-m0')}`).join('; ') + '.',
      s.segments.flatMap((g) => [
        is(`${g.role}_deals`, `${g.segment} deals`, g.deals, 'count'),
        is(`${g.role}_amount`, `${g.segment} amount`, g.amount, 'usd-m0'),
      ]),
      is('out_of_bounds', "Deals whose amount lies outside their segment's bounds", 0, 'count'),
    ),
    claim(
      'D4',
      `Health of open deals: ${s.bands.map((b) => `${b.band} ${percent(b.share)}`).join(', ')}.`,
      s.bands.map((b) => is(b.role, `Share of ${b.band}`, b.share, 'percent')),
    ),
    claim(
      'D5',
      `Won deals took ${s.cycle[0]}–${s.cycle[1]} days, the mean rising from ${small} to ${middle} to ${large}; ` +
        `lost ones ${s.lossCycle[0]}–${s.lossCycle[1]}, the longer the later the step in which they died.`,
      atLeast('shortest_won', 'Shortest cycle of a won deal', s.cycle[0], 'days'),
      atMost('longest_won', 'Longest cycle of a won deal', s.cycle[1], 'days'),
      above('mid_market_over_smb', `Mean of won ${middle} less mean of won ${small}, days`, 0, 'decimal1'),
      above('enterprise_over_mid_market', `Mean of won ${large} less mean of won ${middle}, days`, 0, 'decimal1'),
      atLeast('shortest_lost', 'Shortest cycle of a lost deal', s.lossCycle[0], 'days'),
      atMost('longest_lost', 'Longest cycle of a lost deal', s.lossCycle[1], 'days'),
      below('qualified_median', `Median of deals lost in ${stageOf(s, 'qualified').stage}`, 25, 'days'),
      above('negotiation_median', `Median of deals lost in ${stageOf(s, 'negotiation').stage}`, 50, 'days'),
      is('not_rising', 'Steps between them whose median is not above that of the step before', 0, 'count'),
    ),
    claim(
      'D6',
      `The largest deal of all, ${formatValue(s.largestLoss, 'usd-m')} or more, was lost in the quarter before; the largest open ` +
        `one is the deal whose health crashed.`,
      atLeast('largest', 'Amount of the largest deal', s.largestLoss, 'usd'),
      is('largest_lost_before', 'Whether it was lost in the quarter before', 1, 'count'),
      is('largest_open_role', 'Story role of the largest open deal', 'crash', 'text'),
    ),
  ];
}
