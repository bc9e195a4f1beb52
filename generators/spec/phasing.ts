import { daysBetween, daysInMonth } from '../lib/calendar.ts';
import { clamp, sum } from '../lib/numbers.ts';
import type { ScenarioSpec } from './scenario-spec.ts';

/** Days of the quarter that are over at the as-of moment; the as-of day itself has only begun. */
export const daysOver = (s: Pick<ScenarioSpec, 'quarter' | 'asOf'>): number => daysBetween(s.quarter.start, s.asOf);

/** The share of the quarter's targets that their phasing puts before the as-of day: linear by day within each month. */
export const phasedShareAt = (s: Pick<ScenarioSpec, 'quarter' | 'asOf'>): number =>
  sum(
    s.quarter.phasing.map(({ month, share }) => {
      const start = `${month}-01`;
      const days = daysInMonth(start);
      return (share * clamp(daysBetween(start, s.asOf), [0, days])) / days;
    }),
  );
