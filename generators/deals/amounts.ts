import { keyDealOf } from '../facts.ts';
import type { Random } from '../random.ts';
import type { ScenarioSpec } from '../scenario-spec.ts';
import { planCommit } from './amounts/commit.ts';
import { planExpansions } from './amounts/expansions.ts';
import { concentrateLargeLosses } from './amounts/large-losses.ts';
import { planRest } from './amounts/rest.ts';
import { planRivalLosses } from './amounts/rival-losses.ts';
import { planStuckInLegal } from './amounts/stuck-in-legal.ts';
import { planWins } from './amounts/wins.ts';
import type { DealPlan } from './deal-plan.ts';
import type { RepGoals } from './quotas.ts';

/**
 * Plans every deal's amount, US dollars, and deal type, and the losses to the rival; sums come to the stated figures.
 * Throws a PlanError that names the claims when they cannot.
 */
export function planAmounts(s: ScenarioSpec, deals: readonly DealPlan[], goals: RepGoals, random: Random): void {
  for (const deal of deals) deal.amount = keyDealOf(s, deal)?.amount ?? 0;
  planWins(s, deals, goals, random);
  planExpansions(s, deals, random);
  planCommit(s, deals, random);
  planStuckInLegal(s, deals, random);
  planRivalLosses(s, deals, random);
  planRest(s, deals, random);
  concentrateLargeLosses(deals, random);
}
