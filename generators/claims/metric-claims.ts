import { phasedShareAt } from '../spec/phasing.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { claim, decimal, is, isTrue, percent, usd, type Claim } from './stated-number.ts';

/** The four metrics against their targets, and what they add up to: T1–T5. */
export function metricClaims(s: ScenarioSpec): Claim[] {
  const { revenue, newLogos, expansion, winRate } = s.metrics;
  const share = phasedShareAt(s);
  const logoDollars = { now: revenue.now - expansion.now, plan: (revenue.target - expansion.target) * share };
  return [
    claim(
      'T1',
      `Revenue: ${usd(revenue.now)} of ${usd(revenue.target)} closed, ${usd(revenue.target - revenue.now)} to go.`,
      is('closed', 'Closed-won in the quarter', revenue.now, 'usd-m'),
      is('target', 'Target', revenue.target, 'usd-m'),
      is('gap', 'Gap', revenue.target - revenue.now, 'usd-m'),
    ),
    claim(
      'T2',
      `New logos: ${newLogos.now} of ${newLogos.target}, ${newLogos.target - newLogos.now} to go.`,
      is('new_logos', 'New logos won in the quarter', newLogos.now, 'count'),
      is('target', 'Target', newLogos.target, 'count'),
      is('gap', 'Gap', newLogos.target - newLogos.now, 'count'),
    ),
    claim(
      'T3',
      `Expansion: ${usd(expansion.now)} of ${usd(expansion.target)}, ${usd(expansion.target - expansion.now)} to go.`,
      is('expansion', 'Expansion won in the quarter', expansion.now, 'usd-m'),
      is('target', 'Target', expansion.target, 'usd-m'),
      is('gap', 'Gap', expansion.target - expansion.now, 'usd-m'),
    ),
    claim(
      'T4',
      `Win rate: ${percent(winRate.now)} against a target of ${percent(winRate.target)}.`,
      is('win_rate', 'Win rate of the deals closed in the quarter', winRate.now, 'percent'),
      is('target', 'Target', winRate.target, 'percent'),
      is('gap', 'Gap', winRate.now - winRate.target, 'points'),
    ),
    claim(
      'T5',
      `Winning logos, not dollars: logos (${newLogos.now} against ${decimal(newLogos.target * share)}) and ` +
        `expansion (${usd(expansion.now)} against ${usd(expansion.target * share)}) are on plan to date; ` +
        `new-logo dollars (${usd(logoDollars.now)} against ${usd(logoDollars.plan)}) are not.`,
      is('new_logos', 'New logos', newLogos.now, 'count'),
      is('new_logos_plan', 'New logos planned to date', newLogos.target * share, 'decimal1'),
      is('expansion', 'Expansion', expansion.now, 'usd-m'),
      is('expansion_plan', 'Expansion planned to date', expansion.target * share, 'usd-m'),
      is('new_logo_dollars', 'New-logo dollars', logoDollars.now, 'usd-m'),
      is('new_logo_dollars_plan', 'New-logo dollars planned to date', logoDollars.plan, 'usd-m'),
      isTrue('new_logos_on_plan', 'New logos on plan'),
      isTrue('expansion_on_plan', 'Expansion on plan'),
      isTrue('new_logo_dollars_on_plan', 'New-logo dollars on plan', false),
    ),
  ];
}
