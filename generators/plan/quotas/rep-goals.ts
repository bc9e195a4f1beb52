import type { RepRole } from '../../spec/scenario-spec.ts';

/** What an AE has to close in the running quarter. */
export interface RepGoal {
  /** Quota of the running quarter, US dollars, a multiple of 5,000. */
  readonly quota: number;
  /** Quota times its phasing up to the as-of day, US dollars. */
  readonly quotaToDate: number;
  /** Amount to be won in the quarter to date, US dollars. */
  readonly won: number;
}

export type RepGoals = Readonly<Record<RepRole, RepGoal>>;
