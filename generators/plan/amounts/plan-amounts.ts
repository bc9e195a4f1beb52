import type { Random } from '../../lib/random.ts';
import { keyDealOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import type { DealPlan } from '../deal-plan.ts';
import type { RepGoals } from '../quotas/rep-goals.ts';
import { concentrateLargeLosses } from './concentrate-large-losses.ts';
import { planCommit } from './plan-commit.ts';
import { planExpansions } from './plan-expansions.ts';
import { planLargest } from './plan-largest.ts';
import { planRest } from './plan-rest.ts';
import { planRivalLosses } from './plan-rival-losses.ts';
import { planStuckInLegal } from './plan-stuck-in-legal.ts';
import { planWins } from './plan-wins.ts';
import { spreadAmounts } from './spread-amounts.ts';

/**
 * Plans every deal's amount, US dollars, and deal type, and the losses to the rival; sums come to the stated figures.
 * Throws a Refusal that names the claims when they cannot.
 */
export function planAmounts(s: ScenarioSpec, deals: readonly DealPlan[], goals: RepGoals, random: Random): void {
  for (const deal of deals) deal.amount = keyDealOf(s, deal)?.amount ?? 0;
  planWins(s, deals, goals, random);
  planExpansions(s, deals, random);
  planCommit(s, deals, random);
  planStuckInLegal(s, deals, random);
  planRivalLosses(s, deals, random);
  planLargest(s, deals, random);
  planRest(s, deals, random);
  concentrateLargeLosses(s, deals, random);
  spreadAmounts(s, deals, random);
}
