import { finalCategory } from '../history/changes.ts';
import { keyOf } from '../lib/lists.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import {
  byCreation,
  isOpen,
  isUnnamed,
  lostAtStage,
  stageEnteredOn,
  lastStep,
  pushesOf,
  type DealPlan,
  type ForecastCategory,
  type Status,
} from '../plan/deal-plan.ts';
import { keyDealOf, openStateOf, segmentOf, stageOf } from '../spec/facts.ts';
import type { DealRole, DealType, ScenarioSpec } from '../spec/scenario-spec.ts';
import { NAMES, NEXT_STEPS } from '../texts/deal-wording.ts';
import { repIdOf } from './rep.ts';

export interface OpportunityRow {
  readonly opportunity_id: string;
  readonly account_id: string;
  readonly rep_id: string;
  readonly name: string;
  readonly deal_type: DealType;
  readonly segment: string;
  readonly amount: number;
  readonly status: Status;
  readonly stage: string;
  readonly forecast_category: ForecastCategory;
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

/** What the rows take from the steps before. */
interface Given {
  readonly idOf: (deal: DealPlan) => string;
  readonly accountOf: ReadonlyMap<DealPlan, string>;
}

/** Share of open deals whose next step was left blank. */
const BLANK: Range = [0.045, 0.085];

/** The deals' rows, in the order of the deals. */
export function makeOpportunities(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  { idOf, accountOf }: Given,
  random: Random,
): OpportunityRow[] {
  const open = random.shuffle(deals.filter((d) => isOpen(d) && isUnnamed(d)));
  const blank = new Set(open.slice(0, random.share(BLANK, s.deals.open)));
  return deals.map((deal): OpportunityRow => {
    const key = keyDealOf(s, deal);
    const diedAt = lostAtStage(deal);
    // Drawn for every deal, so that the outcome of one does not change the texts of the next.
    const nextStep =
      openStateOf(s, deal)?.nextStep ?? random.pick(NEXT_STEPS[lastStep(deal)] ?? ['Agree the next meeting']);
    return {
      opportunity_id: idOf(deal),
      account_id: accountOf.get(deal) ?? '',
      rep_id: repIdOf(s, deal.rep),
      name: key?.name ?? random.pick(NAMES[deal.dealType][deal.segment]),
      deal_type: deal.dealType,
      segment: segmentOf(s, deal.segment).segment,
      amount: deal.amount,
      status: deal.status,
      stage: stageOf(s, lastStep(deal)).stage,
      forecast_category: finalCategory(deal),
      created_on: deal.createdOn,
      stage_entered_on: stageEnteredOn(deal),
      close_on: deal.closeOn,
      pushes: pushesOf(deal),
      health: deal.health,
      competitor: deal.competitor,
      loss_reason: deal.lossReason,
      lost_at_stage: diedAt === null ? null : stageOf(s, diedAt).stage,
      next_step: isOpen(deal) && !blank.has(deal) ? nextStep : null,
      lead_source: deal.leadSource,
      is_key: key === undefined ? 0 : 1,
      situation: key?.situation ?? null,
      story_role: deal.role,
    };
  });
}

/** The deals' keys in order of creation: `OPP-0001` is the oldest deal. */
export const opportunityIds = (deals: readonly DealPlan[]): ReadonlyMap<DealPlan, string> =>
  new Map(deals.toSorted(byCreation).map((deal, i) => [deal, keyOf('OPP', i + 1, 4)]));
