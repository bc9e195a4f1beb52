import { formatValue } from '../../src/model/formats.ts';
import { daysBetween } from '../lib/calendar.ts';
import { daysOver } from '../spec/phasing.ts';
import type { LeaderLevel, ScenarioSpec } from '../spec/scenario-spec.ts';
import { atLeast, atMost, claim, is, type Claim } from './stated-number.ts';

/** What company it is, and what time of the quarter: S1, S2. */
export function settingClaims(s: ScenarioSpec): Claim[] {
  const leaders = (level: LeaderLevel): number => s.leaders.filter((l) => l.level === level).length;
  const [least, most] = s.contractValue;
  return [
    claim(
      'S1',
      `${s.company}: ${s.reps.length} account executives, ${leaders('manager')} managers, ` +
        `${leaders('director')} directors, one CRO; contracts of ${formatValue(least, 'usd-k')} to ` +
        `${formatValue(most, 'usd-m0')} a year.`,
      is('reps', 'Account executives', s.reps.length, 'count'),
      is('managers', 'Managers', leaders('manager'), 'count'),
      is('directors', 'Directors', leaders('director'), 'count'),
      is('cros', 'CROs', leaders('cro'), 'count'),
      atLeast('smallest_deal', 'Smallest deal', least, 'usd'),
      atMost('largest_deal', 'Largest deal', most, 'usd'),
    ),
    claim(
      'S2',
      `As of ${formatValue(s.asOf, 'date')}, ${daysOver(s)} of ` +
        `${daysBetween(s.quarter.start, s.quarter.end) + 1} days of the quarter are over.`,
      is('days_over', 'Days over', daysOver(s), 'count'),
      is('days', 'Days in the quarter', daysBetween(s.quarter.start, s.quarter.end) + 1, 'count'),
    ),
  ];
}
