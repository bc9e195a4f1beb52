import { benchmarkOf, stageOf, thresholdOf } from '../spec/facts.ts';
import type { ScenarioSpec, StageRole } from '../spec/scenario-spec.ts';
import { inDays } from './in-words.ts';
import {
  above,
  atLeast,
  atMost,
  below,
  claim,
  is,
  isTrue,
  percent,
  tendency,
  usd,
  type Claim,
} from './stated-number.ts';

/** Where the process takes longer than it should, and what that costs: P1–P7, H1. */
export function processClaims(s: ScenarioSpec): Claim[] {
  const { legal, securityDays, procurementDays, fallBackShare, happyPathDays } = s.process;
  const benchmark = (role: StageRole): number => benchmarkOf(s, role);
  const name = (role: StageRole): string => stageOf(s, role).stage;
  return [
    claim(
      'P1',
      `${name('legal')}: ${legal.averageDays} days on average, benchmark ${benchmark('legal')}; ` +
        `${legal.stuckDeals} deals stuck, ${usd(legal.stuckAmount)}, the closing one among them.`,
      is('average_days', 'Mean of the completed stays', legal.averageDays, 'days'),
      is('benchmark', 'Benchmark', benchmark('legal'), 'days'),
      is('stuck_deals', 'Deals whose open stay is over the benchmark', legal.stuckDeals, 'count'),
      is('stuck_amount', 'Their amount', legal.stuckAmount, 'usd-m'),
      isTrue('closing_among', 'The closing deal among them'),
    ),
    claim(
      'P2',
      `${name('security')}: ${securityDays} days on average, target ${benchmark('security')}.`,
      is('average_days', 'Mean of the completed stays', securityDays, 'days'),
      is('benchmark', 'Target', benchmark('security'), 'days'),
    ),
    claim(
      'P3',
      `${percent(fallBackShare)} of the cases that reach ${name('proposal')} fall back to ${name('discovery')}.`,
      is('share', 'Share of cases', fallBackShare, 'percent'),
    ),
    claim(
      'P4',
      `The ${name('procurement')} surprise adds ${procurementDays} days.`,
      is('average_days', 'Mean of the completed stays', procurementDays, 'days'),
      above(
        'with_over_without',
        'Mean cycle of won deals with the step less that of won deals without, days',
        0,
        'decimal1',
      ),
    ),
    claim(
      'P5',
      `The happy path takes ${happyPathDays} days; other won cases of the same segments take longer.`,
      is('average_days', 'Mean cycle of won cases whose trace is exactly the happy path', happyPathDays, 'days'),
      atLeast('cases', 'Such cases', 10, 'count'),
      is('segments_without', 'Segments without such a case', 0, 'count'),
      above('others_longer', 'Mean cycle of other won cases in the same segments less theirs, days', 0, 'decimal1'),
    ),
    claim(
      'P6',
      `Deals are stuck in ${name('design')} without technical buy-in.`,
      atLeast('deals', 'Open deals over benchmark there without a technical buyer among their contacts', 1, 'count'),
      tendency('late_share', 'Share of the open deals over benchmark there that have no technical buyer'),
      atMost('within_over_late', 'The same share of those within benchmark, over that', 0.5, 'ratio'),
    ),
    claim(
      'P7',
      `What rework costs: closed cases that fell back from ${name('proposal')} to ${name('discovery')} were won less ` +
        'often than those of the same segments that did not.',
      atLeast('fell_back', 'Closed cases that fell back', 30, 'count'),
      atLeast('others', 'Closed cases that reached the same step and did not', 30, 'count'),
      above('cost', 'Win rate of the others in the same segments less that of those that fell back', 0, 'percent'),
      below('like_ratio', 'Ratio of the win rates, held within segments', 1, 'decimal2'),
      is('one_sided', 'Segments in which those that fell back, or the others, were all won or all lost', 0, 'count'),
    ),
    claim(
      'H1',
      "Of the past deals whose health fell as far as the crashed deal's, about a third were won.",
      atLeast('deals', 'Closed deals that fell as far', 20, 'count'),
      atLeast('win_rate', 'Share of them that was won', s.recovery[0], 'percent'),
      atMost('win_rate', 'Share of them that was won', s.recovery[1], 'percent'),
      above(
        'sponsor_difference',
        `Share with a sponsor contact within ${inDays(thresholdOf(s, 'recovery_days'))} of the fall, recovered less not recovered`,
        0,
        'percent',
      ),
    ),
  ];
}
