import { stream, type Random } from '../lib/random.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { planAmounts } from './amounts/plan-amounts.ts';
import { planBooks } from './books/plan-books.ts';
import { planCalls } from './calls/plan-calls.ts';
import { planBuyIn } from './contacts/plan-buy-in.ts';
import { planContacts } from './contacts/plan-contacts.ts';
import { planEarlyContacts } from './contacts/plan-early-contacts.ts';
import type { DealPlan } from './deal-plan.ts';
import { planFalls } from './health/plan-falls.ts';
import { planPauses } from './health/plan-pauses.ts';
import { planCompetition } from './plan-competition.ts';
import { planLossReasons } from './plan-loss-reasons.ts';
import { planPipeline } from './plan-pipeline.ts';
import { planSources } from './plan-sources.ts';
import { planQuotas } from './quotas/plan-quotas.ts';
import type { RepGoals } from './quotas/rep-goals.ts';
import { planTimelines } from './timelines/plan-timelines.ts';
import { planTraces } from './traces/plan-traces.ts';

/**
 * Plans all deals: exact counts and sums first, each step filling what the steps after it build on. Throws a Refusal
 * that names the claims when the scenario's figures cannot hold together.
 */
export function planDeals(s: ScenarioSpec): { deals: DealPlan[]; goals: RepGoals } {
  const random = (entity: string): Random => stream(s.seed, entity);
  const goals = planQuotas(s, random('quotas'));
  const deals = planBooks(s, goals, random('books'));
  planPipeline(s, deals, random('pipeline'));
  planAmounts(s, deals, goals, random('amounts'));
  planCompetition(s, deals, random('competition'));
  planContacts(s, deals, random('contact plan'));
  planTraces(s, deals, random('traces'));
  planLossReasons(deals, random('loss reasons'));
  planSources(s, deals, random('sources'));
  planTimelines(s, deals, random('timelines'));
  planBuyIn(s, deals, random('buy-in'));
  planCalls(s, deals, random);
  planFalls(s, deals, random('falls'));
  planPauses(s, deals, random('pauses'));
  planEarlyContacts(s, deals, random('early contacts'));
  return { deals, goals };
}
