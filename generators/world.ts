import { en, Faker } from '@faker-js/faker';
import { allClaims } from './claims/all-claims.ts';
import { stream, type Random } from './lib/random.ts';
import { byCreation, type DealPlan } from './plan/deal-plan.ts';
import { planDeals } from './plan/plan-deals.ts';
import { makeAccounts } from './rows/account.ts';
import { makeActivities } from './rows/activity.ts';
import { makeClaimFigures } from './rows/claim-figure.ts';
import { makeClaims } from './rows/claim.ts';
import { makeContacts } from './rows/contact.ts';
import { makeForecastSnapshots } from './rows/forecast-snapshot.ts';
import { makeHealthBands } from './rows/health-band.ts';
import { makeHealthSnapshots } from './rows/health-snapshot.ts';
import { makeLeaders } from './rows/leader.ts';
import { makeOpportunityChanges } from './rows/opportunity-change.ts';
import { makeOpportunityContacts } from './rows/opportunity-contact.ts';
import { makeOpportunities, opportunityIds } from './rows/opportunity.ts';
import { makePlanPhases } from './rows/plan-phase.ts';
import { makeProcessEvents } from './rows/process-event.ts';
import { makeRepQuarters } from './rows/rep-quarter.ts';
import { makeReps } from './rows/rep.ts';
import { makeScenarioRows } from './rows/scenario.ts';
import { makeSegments } from './rows/segment.ts';
import { makeStages } from './rows/stage.ts';
import { makeTargets } from './rows/target.ts';
import { makeThresholds } from './rows/threshold.ts';
import type { ScenarioSpec } from './spec/scenario-spec.ts';
import { draftActivities } from './talk/draft-activities.ts';

/** Rows by table, in the order in which foreign keys let them be inserted. */
export type World = Readonly<Record<string, readonly object[]>>;

/** Names and texts from faker, all chance of them from one of our streams. */
const fakerFrom = (random: Random): Faker =>
  new Faker({ locale: en, randomizer: { next: () => random.unit(), seed: () => undefined } });

/**
 * Makes one world: the rows of every table. The same scenario gives the same rows; every claim of the story holds for
 * any seed. Throws a Refusal that names the claims when the scenario's figures cannot hold together.
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
  const changes = makeOpportunityChanges(deals, idOf);
  const opportunities = makeOpportunities(s, deals, { idOf, accountOf }, random('opportunities'));
  const talks = draftActivities(s, deals, contacts.engagedIn, contacts.paperOf, random('activities'));
  const activities = makeActivities(s, talks, idOf);
  const health = makeHealthSnapshots(s, deals, idOf, random('health'));
  const claims = allClaims(s);
  return {
    scenario: makeScenarioRows(s),
    threshold: makeThresholds(s),
    plan_phase: makePlanPhases(s),
    target: makeTargets(s),
    leader: makeLeaders(s),
    rep: makeReps(s, plan.goals),
    rep_quarter: makeRepQuarters(s, opportunities, random('quarters')),
    account: accounts.rows,
    contact: contacts.rows,
    stage: makeStages(s),
    segment: makeSegments(s),
    health_band: makeHealthBands(s),
    opportunity: opportunities,
    opportunity_contact: makeOpportunityContacts(talks, idOf),
    activity: activities.rows,
    activity_contact: activities.attendance,
    health_snapshot: health,
    process_event: makeProcessEvents(s, deals, idOf, random('process events')),
    opportunity_change: changes,
    forecast_snapshot: makeForecastSnapshots(s, opportunities, changes, health),
    claim: makeClaims(claims),
    claim_figure: makeClaimFigures(claims),
  };
}
