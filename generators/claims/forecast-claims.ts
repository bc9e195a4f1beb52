import { thresholdOf } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { above, atLeast, atMost, below, claim, is, percent, usd, type Claim } from './stated-number.ts';

/** The call, what of it is at risk, and how it came about: F1–F10. */
export function forecastClaims(s: ScenarioSpec): Claim[] {
  const { commit, atRisk, adjusted } = s.forecast;
  const poorHealth = thresholdOf(s, 'poor_health');
  const { revenue } = s.metrics;
  const crash = s.keyDeals.find((d) => d.role === 'crash')?.amount ?? 0;
  const called = revenue.now + commit;
  return [
    claim(
      'F1',
      `Closed ${usd(revenue.now)}, with Commit ${usd(called)}, with Best Case above the call.`,
      is('closed', 'Closed', revenue.now, 'usd-m'),
      is('commit', 'Commit, open and dated in the quarter', commit, 'usd-m'),
      is('with_commit', 'Closed and Commit', called, 'usd-m'),
      above('best_case', 'Best Case, open and dated in the quarter', 0, 'usd-m'),
    ),
    claim(
      'F2',
      `${atRisk.deals} Commit deals with health below ${poorHealth}, ${usd(atRisk.amount)}: ` +
        `the crashed deal and two more that together make ${usd(atRisk.amount - crash)}.`,
      is('deals', `Commit deals with health below ${poorHealth}`, atRisk.deals, 'count'),
      is('amount', 'Their amount', atRisk.amount, 'usd-m'),
      is('crash_amount', 'Of it the crashed deal', crash, 'usd-m'),
      is('other_amount', 'Of it the others', atRisk.amount - crash, 'usd-m'),
    ),
    claim(
      'F3',
      `Health-adjusted forecast ${usd(adjusted)}: could miss by ${usd(revenue.target - adjusted)}.`,
      is('adjusted', 'Closed and Commit weighted by health band', adjusted, 'usd-m'),
      is('miss', 'Below the target by', revenue.target - adjusted, 'usd-m'),
    ),
    claim(
      'F4',
      `If the crashed deal slips, the call is ${usd(called - crash)} and misses by ` +
        `${usd(revenue.target - called + crash)}.`,
      is('without_crash', 'Closed and Commit without the crashed deal', called - crash, 'usd-m'),
      is('miss', 'Below the target by', revenue.target - called + crash, 'usd-m'),
    ),
    claim(
      'F5',
      `Risk concentration: ${atRisk.deals} deals hold ${percent(atRisk.amount / commit)} of Commit.`,
      is('deals', 'Deals', atRisk.deals, 'count'),
      is('share', 'Their share of Commit', atRisk.amount / commit, 'percent'),
    ),
    claim(
      'F6',
      'Weekly snapshots since the quarter began, by forecast category; the call opens near half of the target, ' +
        'erodes and recovers; the last one equals the live table.',
      atMost('longest_step', 'Most days between two snapshots', 7, 'days'),
      atMost('first_after', "Days from the quarter's start to the first snapshot", 7, 'days'),
      atLeast('commit_rises', 'Weeks in which Commit rose', 1, 'count'),
      atLeast('commit_falls', 'Weeks in which Commit fell', 1, 'count'),
      atLeast('opening_call', 'The first call (Closed and Commit), share of the target', 0.45, 'percent'),
      atLeast('opening_with_best_case', 'The first call with Best Case, share of the target', 0.8, 'percent'),
      atLeast('call_falls', 'Weeks in which the call fell', 2, 'count'),
      is('differences', 'AEs and categories in which the last snapshot differs from the live table', 0, 'count'),
    ),
    claim(
      'F7',
      'Coverage: open pipeline dated in the quarter over the gap, and of it the part from the proposal on, which alone ' +
        'can still close, beside what the win rate would take.',
      above('coverage', 'Coverage of the gap', 1, 'ratio'),
      above('late_coverage', 'Of it from the proposal on', 0, 'ratio'),
      is('needed', 'Coverage that the win rate takes', 1 / s.metrics.winRate.now, 'ratio'),
    ),
    claim(
      'F8',
      "The weights are last quarter's: of Commit on the same day of it, each band won about its weight of the dollars, " +
        'and the rule that uses them missed the outcome by less than half of what the call missed it by.',
      atLeast('deals', "Deals in last quarter's Commit that day", 20, 'count'),
      s.bands.flatMap(({ role, band, weight }) => [
        atLeast(`${role}_share`, `${band}: share of dollars won in that quarter`, Math.max(weight - 0.1, 0), 'percent'),
        atMost(`${role}_share`, `${band}: share of dollars won in that quarter`, Math.min(weight + 0.1, 1), 'percent'),
      ]),
      below('miss_ratio', "The rule's miss over the call's", 0.5, 'percent'),
    ),
    claim(
      'F9',
      'What moved the call this week: won from outside Commit, entered Commit, left for a lower category or a later ' +
        'quarter, lost; each deal once, and together the change. No movement is as large as the crashed deal.',
      is('call', 'The call now', called, 'usd-m'),
      is('left_over', 'What the movements leave unexplained of the change', 0, 'usd'),
      atLeast('won_from_outside', 'Won from outside Commit', 0, 'usd-k'),
      atLeast('entered', 'Entered Commit', 0, 'usd-k'),
      atMost('to_lower_category', 'Moved to a lower category', 0, 'usd-k'),
      atMost('to_later_quarter', 'Moved to a later quarter', 0, 'usd-k'),
      atMost('lost', 'Lost', 0, 'usd-k'),
      below('largest_over_crash', 'The largest movement over the amount of the crashed deal', 1, 'percent'),
    ),
    claim(
      'F10',
      `From ${usd(adjusted)} towards ${usd(revenue.target)}: what the plan's actions add to the health-adjusted forecast ` +
        'when each deal that they work on comes up a health band, each deal once.',
      is('adjusted', 'Health-adjusted forecast', adjusted, 'usd-m'),
      atLeast('deals', 'Commit deals that the actions work on', atRisk.deals, 'count'),
      above('adds', 'What they add', 0, 'usd-k'),
      above('with_plan', 'The forecast with it', adjusted, 'usd-m'),
      below('short', 'What is then short of the target', revenue.target - adjusted, 'usd-m'),
    ),
  ];
}
