import { benchmarkOf, stageOf, thresholdOf } from '../spec/facts.ts';
import type { ScenarioSpec, StageRole } from '../spec/scenario-spec.ts';
import { inDays } from './in-words.ts';
import { above, atLeast, atMost, claim, is, isTrue, percent, usd, type Claim } from './stated-number.ts';

/** Where the process takes longer than it should: P1–P6, H1. */
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
      `The happy path takes ${happyPathDays} days.`,
      is('average_days', 'Mean cycle of won cases whose trace is exactly the happy path', happyPathDays, 'days'),
      atLeast('cases', 'Such cases', 10, 'count'),
    ),
    claim(
      'P6',
      `Deals are stuck in ${name('design')} without technical buy-in.`,
      atLeast('deals', 'Open deals over benchmark there without a technical buyer among their contacts', 1, 'count'),
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
