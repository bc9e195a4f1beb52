import { secondWay } from '../second-way/index.ts';
import { between, type Check } from './check.ts';

/** The tendencies of the claims A1–A5 with the least share of rows that shows each. */
export const tendencies: readonly (readonly [claim: string, figure: string, least: number])[] = [
  ['A1', 'recent_share', 0.7],
  ['A1', 'rate_share', 0.7],
  ['A1', 'adding_share', 0.7],
  ['A2', 'silent_share', 0.7],
  ['A2', 'dropped_share', 0.7],
  ['A2', 'single_share', 0.5],
  ['A3', 'monitor_share', 0.7],
  ['A3', 'critical_share', 0.7],
  ['A4', 'four_contacts_share', 0.5],
  ['A4', 'sponsor_share', 0.8],
  ['A4', 'no_gap_share', 0.7],
  ['A4', 'fast_champion_share', 0.7],
  ['A5', 'few_contacts_share', 0.66],
  ['A5', 'gap_share', 0.7],
];

export const tendencyChecks: Check[] = tendencies.map(([claim, figure, least]) =>
  between(`${claim}: ${figure} is a tendency, never all`, least, 1 - 1e-9, (tables) => {
    const value = secondWay[claim]?.(tables)[figure];
    return typeof value === 'number' ? value : null;
  }),
);
