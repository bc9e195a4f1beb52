import { en, Faker } from '@faker-js/faker';
import { makeAccounts } from './accounts.ts';
import { makeActivities } from './activities.ts';
import { makeClaims } from './claims.ts';
import { makeContacts } from './contacts.ts';
import { planDeals } from './deals.ts';
import { byCreation, type DealPlan } from './deals/deal-plan.ts';
import { makeForecastSnapshots } from './forecast-snapshots.ts';
import { makeHealthBands } from './health-bands.ts';
import { makeHealthSnapshots } from './health-snapshots.ts';
import { makeLeaders } from './leaders.ts';
import { makeOpportunities, opportunityIds } from './opportunities.ts';
import { makeOpportunityChanges } from './opportunity-changes.ts';
import { makePlanPhases } from './plan-phases.ts';
import { makeProcessEvents } from './process-events.ts';
import { stream, type Random } from './random.ts';
import { makeRepQuarters } from './rep-quarters.ts';
import { makeReps } from './reps.ts';
import { makeScenarioRows } from './scenario-rows.ts';
import type { ScenarioSpec } from './scenario-spec.ts';
import { makeStages } from './stages.ts';
import { makeTargets } from './targets.ts';

export { planDeals } from './deals.ts';

/** Rows by table, in the order in which foreign keys let them be inserted. */
export type World = Readonly<Record<string, readonly object[]>>;

/** Names and texts from faker, all chance of them from one of our streams. */
const fakerFrom = (random: Random): Faker =>
  new Faker({ locale: en, randomizer: { next: () => random.unit(), seed: () => undefined } });

/**
 * Makes one world: the rows of every table. The same scenario gives the same rows; every claim of the story holds for
 * any seed. Throws a PlanError that names the claims when the scenario's figures cannot hold together.
 */
export function makeWorld(s: ScenarioSpec): World {
  const random = (entity: string): Random => stream(s.seed, entity);
  const faker = (entity: string): Faker => fakerFrom(random(entity));
  const plan = planDeals(s);
  const deals = plan.deals.toSorted(byCreation);
  const ids = opportunityIds(deals);
  const idOf = (deal: DealPlan): string => ids.get(deal) ?? '';

  const accounts = makeAccounts(s, deals, faker('account names'), random('accounts'));
  const { accountOf } = accounts;
  const contacts = makeContacts(s, deals, accountOf, faker('contact names'), random('contacts'));
  const changes = makeOpportunityChanges(s, deals, idOf, random('changes'));
  const { pushesOf } = changes;
  const opportunities = makeOpportunities(s, deals, { idOf, accountOf, pushesOf }, random('opportunities'));
  const { engagedIn } = contacts;
  const { activities, opportunityContacts } = makeActivities(s, deals, { engagedIn, idOf }, random('activities'));
  const health = makeHealthSnapshots(s, deals, idOf, random('health'));
  const { claims, figures } = makeClaims(s);
  return {
    scenario: makeScenarioRows(s),
    plan_phase: makePlanPhases(s),
    target: makeTargets(s),
    leader: makeLeaders(s),
    rep: makeReps(s, plan.goals),
    rep_quarter: makeRepQuarters(s, opportunities, random('quarters')),
    account: accounts.rows,
    contact: contacts.rows,
    stage: makeStages(s),
    health_band: makeHealthBands(s),
    opportunity: opportunities,
    opportunity_contact: opportunityContacts,
    activity: activities,
    health_snapshot: health,
    process_event: makeProcessEvents(s, deals, idOf, random('process events')),
    opportunity_change: changes.rows,
    forecast_snapshot: makeForecastSnapshots(s, opportunities, changes.rows, health),
    claim: claims,
    claim_figure: figures,
  };
}
