import type { ScenarioSpec } from '../spec/scenario-spec.ts';

export interface TargetRow {
  readonly metric: string;
  readonly label: string;
  readonly target: number;
  readonly unit: 'usd' | 'deals' | 'rate';
}

/** The quarter's targets, in the order of the claims. */
export const makeTargets = ({ metrics }: ScenarioSpec): TargetRow[] => [
  { metric: 'revenue', label: 'Revenue', target: metrics.revenue.target, unit: 'usd' },
  { metric: 'new_logos', label: 'New logos', target: metrics.newLogos.target, unit: 'deals' },
  { metric: 'expansion', label: 'Expansion', target: metrics.expansion.target, unit: 'usd' },
  { metric: 'win_rate', label: 'Win rate', target: metrics.winRate.target, unit: 'rate' },
];
