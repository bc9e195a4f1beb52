import { en, Faker } from '@faker-js/faker';
import { makeAccounts } from './accounts.ts';
import { makeActivities } from './activities.ts';
import { planAmounts } from './amounts.ts';
import { planBooks } from './books.ts';
import { addDays } from './calendar.ts';
import { makeClaims } from './claims.ts';
import { planCompetition } from './competition.ts';
import { planContacts, planEarlyContacts } from './contact-plan.ts';
import { makeContacts } from './contacts.ts';
import type { DealPlan } from './deal-plan.ts';
import { makeForecastSnapshots } from './forecast-snapshots.ts';
import { makeHealthSnapshots, planFalls } from './health-snapshots.ts';
import { leaderIdOf, makeLeaders } from './leaders.ts';
import { makeOpportunityChanges } from './opportunity-changes.ts';
import { makeOpportunities, opportunityIds } from './opportunities.ts';
import { planPipeline } from './pipeline.ts';
import { makeProcessEvents } from './process-events.ts';
import { planQuotas } from './quotas.ts';
import { stream, type Random } from './random.ts';
import { makeRepQuarters } from './rep-quarters.ts';
import { makeReps, repIdOf } from './reps.ts';
import type { RepRole, ScenarioSpec } from './scenario.ts';
import { planTimelines } from './timelines.ts';
import { planTraces } from './traces.ts';

/** Rows by table, in the order in which foreign keys let them be inserted. */
export type World = Readonly<Record<string, readonly object[]>>;

/** Names and texts from faker, all chance of them from one of our streams. */
const fakerFrom = (random: Random): Faker =>
  new Faker({ locale: en, randomizer: { next: () => random.unit(), seed: () => undefined } });

/** Plans all deals: exact counts and sums first, each step filling what the steps after it build on. */
export function planDeals(s: ScenarioSpec): { deals: DealPlan[]; goals: ReturnType<typeof planQuotas> } {
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

/**
 * Makes one world: the rows of every table. The same scenario gives the same rows; every claim of the story holds for
 * any seed. Throws a PlanError that names the claims when the scenario's figures cannot hold together.
 */
export function makeWorld(s: ScenarioSpec): World {
  const random = (entity: string): Random => stream(s.seed, entity);
  const { deals, goals } = planDeals(s);
  const leader = (name: string): string => leaderIdOf(s, name);
  const rep = (role: RepRole): string => repIdOf(s, role);

  const ids = opportunityIds(deals, addDays(s.lastQuarter.start, -365));
  const idOf = (deal: DealPlan): string => ids.get(deal) ?? '';
  const inOrder = [...deals].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const nameOf = (deal: DealPlan): string => s.reps.find((r) => r.role === deal.rep)?.name ?? '';

  const accounts = makeAccounts(s, inOrder, fakerFrom(random('account names')), random('accounts'));
  const contacts = makeContacts(
    s,
    inOrder,
    accounts.accountOf,
    leader,
    fakerFrom(random('contact names')),
    random('contacts'),
  );
  const changes = makeOpportunityChanges(s, inOrder, idOf, random('changes'));
  const opportunities = makeOpportunities(
    s,
    inOrder,
    { idOf, accountOf: accounts.accountOf, pushesOf: changes.pushesOf },
    random('opportunities'),
  );
  const { activities, opportunityContacts } = makeActivities(
    s,
    inOrder,
    contacts.engagedIn,
    { deal: idOf, rep },
    random('activities'),
  );
  const health = makeHealthSnapshots(s, inOrder, idOf, random('health'));
  const { claims, figures } = makeClaims(s);
  const { revenue, newLogos, expansion, winRate } = s.metrics;
  return {
    scenario: [
      {
        company: s.company,
        product: s.product,
        quarter: s.quarter.name,
        quarter_start: s.quarter.start,
        quarter_end: s.quarter.end,
        as_of: s.asOf,
        seed: s.seed,
      },
    ],
    plan_phase: s.quarter.phasing.map(({ month, share }, i, all) => ({
      month,
      starts_on: `${month}-01`,
      ends_on: i + 1 < all.length ? addDays(`${all[i + 1]?.month ?? month}-01`, -1) : s.quarter.end,
      share,
    })),
    target: [
      { metric: 'revenue', label: 'Revenue', target: revenue.target, unit: 'usd' },
      { metric: 'new_logos', label: 'New logos', target: newLogos.target, unit: 'deals' },
      { metric: 'expansion', label: 'Expansion', target: expansion.target, unit: 'usd' },
      { metric: 'win_rate', label: 'Win rate', target: winRate.target, unit: 'rate' },
    ],
    leader: makeLeaders(s),
    rep: makeReps(s, goals, leader),
    rep_quarter: makeRepQuarters(s, opportunities, random('quarters')),
    account: accounts.rows,
    contact: contacts.rows,
    stage: s.process.stages.map(({ stage, benchmark, onHappyPath }, i) => ({
      stage,
      position: i + 1,
      benchmark_days: benchmark,
      on_happy_path: onHappyPath ? 1 : 0,
    })),
    health_band: s.bands.map(({ band, min, max, weight }) => ({ band, min_health: min, max_health: max, weight })),
    opportunity: opportunities,
    opportunity_contact: opportunityContacts,
    activity: activities,
    health_snapshot: health,
    process_event: makeProcessEvents(inOrder, idOf, nameOf, random('process events')),
    opportunity_change: changes.rows,
    forecast_snapshot: makeForecastSnapshots(s, opportunities, changes.rows, health),
    claim: claims,
    claim_figure: figures,
  };
}
