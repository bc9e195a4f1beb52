import { daysBetween } from './calendar.ts';
import { stageEnteredOn, stageOf, type DealPlan } from './deal-plan.ts';
import { categoryOf } from './opportunity-changes.ts';
import type { Random } from './random.ts';
import { repIdOf } from './reps.ts';
import type { DealRole, DealType, ScenarioSpec, Segment } from './scenario.ts';
import { lostAtStage } from './traces.ts';

export interface OpportunityRow {
  readonly opportunity_id: string;
  readonly account_id: string;
  readonly rep_id: string;
  readonly name: string;
  readonly deal_type: DealType;
  readonly segment: Segment;
  readonly amount: number;
  readonly status: 'Open' | 'Won' | 'Lost';
  readonly stage: string;
  readonly forecast_category: string;
  readonly created_on: string;
  readonly stage_entered_on: string;
  readonly close_on: string;
  readonly pushes: number;
  readonly health: number | null;
  readonly competitor: string | null;
  readonly loss_reason: string | null;
  readonly lost_at_stage: string | null;
  readonly next_step: string | null;
  readonly lead_source: string;
  readonly is_key: 0 | 1;
  readonly situation: string | null;
  readonly story_role: DealRole | null;
}

const SOURCES = ['Inbound', 'Outbound', 'Partner', 'Event', 'Referral', 'Web trial'] as const;
const EXPANSION_SOURCES = ['Customer success', 'Renewal', 'Referral', 'Outbound'] as const;

const NAMES: Readonly<Record<DealType, Readonly<Record<Segment, readonly string[]>>>> = {
  'New Logo': {
    Enterprise: ['Enterprise Platform', 'Enterprise Platform, phase 1', 'Enterprise Automation'],
    'Mid-Market': [
      'Workflow Platform',
      'Finance Automation',
      'Operations Platform',
      'Service Automation',
      'Approvals and Intake',
    ],
    SMB: ['Team Platform', 'Starter Automation', 'Approvals', 'Intake and Routing'],
  },
  Expansion: {
    Enterprise: ['Platform expansion', 'Group roll-out', 'Second division'],
    'Mid-Market': ['HR workflows', 'Procurement workflows', 'Seat expansion', 'Second department'],
    SMB: ['Seat expansion', 'Reporting add-on', 'Integration pack'],
  },
};

const NEXT_STEPS: Readonly<Record<string, readonly string[]>> = {
  'Lead Created': ['Book a first meeting', 'Find the process owner', 'Send the industry overview'],
  Qualified: ['Confirm budget and timeline', 'Schedule discovery', 'Meet the process owner'],
  Discovery: [
    'Second discovery session',
    'Collect volumes',
    'Map approvals with operations',
    'Find the technical owner',
  ],
  'Solution Design': [
    'Architecture review with IT',
    'Agree the scope of phase 1',
    'Sandbox for the pilot team',
    'Get IT to the table',
  ],
  Proposal: [
    'Walk finance through the proposal',
    'Revise pricing options',
    'Present to the steering group',
    'Business case with the sponsor',
  ],
  Negotiation: [
    'Agree payment terms',
    'Return the marked-up order form',
    'Executive alignment call',
    'Settle the discount',
  ],
  'Security Review': ['Answer the open questionnaire items', 'Security call with their team'],
  Procurement: ['Complete vendor onboarding', 'Get the purchase order number'],
  'Legal Review': ['Close the liability clause', 'Return the redlines', 'Signature routing with counsel'],
};

/** Share of open deals whose next step was left blank. */
const BLANK: readonly [number, number] = [0.045, 0.085];

/** Gives deals one of a list each, the same number of every one, apart for each outcome: no source stays without wins. */
function deal<T>(random: Random, plans: readonly DealPlan[], list: readonly T[]): Map<DealPlan, T> {
  const result = new Map<DealPlan, T>();
  for (const status of ['Won', 'Lost', 'Open'] as const) {
    const order = random.shuffle(list);
    random
      .shuffle(plans.filter((d) => d.status === status))
      .forEach((plan, i) => result.set(plan, order[i % order.length] as T));
  }
  return result;
}

/** The deals' rows; `idOf`, `accountOf` and `pushesOf` come from the steps before. */
export function makeOpportunities(
  s: ScenarioSpec,
  plans: readonly DealPlan[],
  given: {
    readonly idOf: (deal: DealPlan) => string;
    readonly accountOf: ReadonlyMap<DealPlan, string>;
    readonly pushesOf: ReadonlyMap<DealPlan, number>;
  },
  random: Random,
): OpportunityRow[] {
  const sources = new Map([
    ...deal<string>(
      random,
      plans.filter((d) => d.dealType === 'New Logo'),
      SOURCES,
    ),
    ...deal<string>(
      random,
      plans.filter((d) => d.dealType === 'Expansion'),
      EXPANSION_SOURCES,
    ),
  ]);
  const open = random.shuffle(plans.filter((d) => d.status === 'Open' && d.role === null));
  const blank = new Set(open.slice(0, Math.round(random.between(...BLANK) * s.deals.open)));
  return plans.map((plan): OpportunityRow => {
    const key = s.keyDeals.find((k) => k.role === plan.role);
    const nextStep =
      key?.state.status === 'Open'
        ? key.state.nextStep
        : random.pick(NEXT_STEPS[stageOf(plan)] ?? ['Agree the next meeting']);
    return {
      opportunity_id: given.idOf(plan),
      account_id: given.accountOf.get(plan) ?? '',
      rep_id: repIdOf(s, plan.rep),
      name: key?.name ?? random.pick(NAMES[plan.dealType][plan.segment]),
      deal_type: plan.dealType,
      segment: plan.segment,
      amount: plan.amount,
      status: plan.status,
      stage: stageOf(plan),
      forecast_category: categoryOf(plan),
      created_on: plan.createdOn,
      stage_entered_on: stageEnteredOn(plan),
      close_on: plan.closeOn,
      pushes: given.pushesOf.get(plan) ?? 0,
      health: plan.health,
      competitor: plan.competitor,
      loss_reason: plan.lossReason,
      lost_at_stage: lostAtStage(plan),
      next_step: plan.status !== 'Open' || blank.has(plan) ? null : nextStep,
      lead_source: sources.get(plan) ?? 'Inbound',
      is_key: plan.role === null ? 0 : 1,
      situation: key?.situation ?? null,
      story_role: plan.role,
    };
  });
}

/** Keys in order of creation: `OPP-0001` is the oldest deal. */
export function opportunityIds(plans: readonly DealPlan[], start: string): Map<DealPlan, string> {
  const order = [...plans].sort(
    (a, b) => daysBetween(start, a.createdOn) - daysBetween(start, b.createdOn) || a.index - b.index,
  );
  return new Map(order.map((plan, i) => [plan, `OPP-${String(i + 1).padStart(4, '0')}`]));
}
