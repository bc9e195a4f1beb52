import { planAmounts } from './deals/amounts.ts';
import { planBooks } from './deals/books.ts';
import { planCompetition } from './deals/competition.ts';
import { planContacts } from './deals/contacts.ts';
import { planEarlyContacts } from './deals/contacts/early.ts';
import type { DealPlan } from './deals/deal-plan.ts';
import { planFalls } from './deals/falls.ts';
import { planPipeline } from './deals/pipeline.ts';
import { planQuotas, type RepGoals } from './deals/quotas.ts';
import { planTimelines } from './deals/timelines.ts';
import { planTraces } from './deals/traces.ts';
import { stream, type Random } from './random.ts';
import type { ScenarioSpec } from './scenario-spec.ts';

/**
 * Plans all deals: exact counts and sums first, each step filling what the steps after it build on. Throws a PlanError
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
  planEarlyContacts(s, deals, random('early contacts'));
  planTimelines(s, deals, random('timelines'));
  planFalls(s, deals, random('falls'));
  return { deals, goals };
}
