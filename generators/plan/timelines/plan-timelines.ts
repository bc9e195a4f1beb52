import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import type { DealPlan } from '../deal-plan.ts';
import { meetMeanStay } from './meet-mean-stay.ts';
import { planClosed } from './plan-closed.ts';
import { planLastQuarterCloses, planThisQuarterCloses } from './plan-closes.ts';
import { planOpen } from './plan-open.ts';
import { spreadStays } from './spread-stays.ts';

/**
 * Plans every deal's dates: creation, each change of step, close; means of stays and cycles come to the stated ones,
 * and stays vary.
 * Throws a Refusal when they cannot.
 */
export function planTimelines(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  planLastQuarterCloses(s, deals, random);
  planThisQuarterCloses(s, deals, random);
  planClosed(s, deals, random);
  planOpen(s, deals, random);
  meetMeanStay(deals, 'legal', s.process.legal.averageDays, random);
  meetMeanStay(deals, 'procurement', s.process.procurementDays, random);
  meetMeanStay(deals, 'security', s.process.securityDays, random);
  spreadStays(deals, random);
}
