import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { keyDealOf, openStateOf } from '../../spec/facts.ts';
import type { OpenCategory, ScenarioSpec, StageRole } from '../../spec/scenario-spec.ts';
import { hasRoom } from './plan-detours.ts';
import { isFree, isLost, isOpen, type DealPlan } from '../deal-plan.ts';

/** Where losses die, by how often; Legal Review is planned exactly. */
const LOST_AT: Readonly<Record<Exclude<StageRole, 'legal' | 'won' | 'lost'>, number>> = {
  lead: 2,
  qualified: 10,
  discovery: 18,
  design: 19,
  proposal: 28,
  negotiation: 18,
  security: 2,
  procurement: 2,
};
const LOST_IN_LEGAL: Range = [20, 24];

/** Share of the newest AE's losses that die in Solution Design, and where the others do. */
const NEWEST_IN_DESIGN: Range = [0.57, 0.74];
const NEWEST_ELSEWHERE: readonly StageRole[] = ['discovery', 'qualified', 'proposal'];

/** The steps in which a buyer holds two offers against each other. */
const COMPARED_IN: readonly StageRole[] = ['proposal', 'negotiation'];

/** The step in which each loss died. */
export function planLosses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, StageRole> {
  const lost = random.shuffle(deals.filter(isLost));
  const diedAt = new Map<DealPlan, StageRole>();
  for (const deal of lost) {
    const state = keyDealOf(s, deal)?.state;
    if (state?.status === 'Lost') diedAt.set(deal, state.lostAtStage);
  }
  for (const period of ['now', 'last'] as const) {
    const own = lost.filter((d) => d.rep === 'newest' && d.period === period);
    // Most of them in each quarter, whatever the share comes to.
    const inDesign = Math.max(random.share(NEWEST_IN_DESIGN, own.length), Math.floor(own.length / 2) + 1);
    own
      .filter((d) => d.lossReason === null)
      .forEach((deal, i) => diedAt.set(deal, i < inDesign ? 'design' : random.pick(NEWEST_ELSEWHERE)));
  }
  // A rival is chosen once both have offered, whoever the AE is.
  for (const deal of lost.filter((d) => d.lossReason !== null && !diedAt.has(d)))
    diedAt.set(deal, random.pick(COMPARED_IN));
  const free = lost.filter((d) => !diedAt.has(d));
  const inLegal = random.int(...LOST_IN_LEGAL);
  free.forEach((deal, i) =>
    diedAt.set(deal, i < inLegal ? 'legal' : random.odds(hasRoom(deal) ? LOST_AT : { ...LOST_AT, security: 0 })),
  );
  return diedAt;
}

/** Where open deals stand, by forecast category. */
const OPEN_AT: Readonly<Record<OpenCategory, Readonly<Partial<Record<StageRole, number>>>>> = {
  Commit: { negotiation: 8, legal: 2, procurement: 1 },
  'Best Case': { proposal: 42, negotiation: 34, security: 10, procurement: 6, legal: 8 },
  Pipeline: { lead: 10, qualified: 19, discovery: 27, design: 21, proposal: 25, negotiation: 3 },
  Omitted: { qualified: 4, discovery: 5, design: 4, proposal: 4 },
};

/** Open deals that the AE in a slump has in Negotiation beside the crashed one. */
const SLUMP_IN_NEGOTIATION: Range = [2, 3];

function openStage(s: ScenarioSpec, deal: DealPlan, random: Random): StageRole {
  const state = openStateOf(s, deal);
  if (state !== undefined) return state.stage;
  if (deal.stuckInLegal) return 'legal';
  if (deal.slot === 'design without buy-in') return 'design';
  return random.odds(OPEN_AT[deal.category ?? 'Pipeline']);
}

/** The step in which each open deal stands. */
export function planOpenStages(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, StageRole> {
  const open = random.shuffle(deals.filter(isOpen));
  const standsAt = new Map(open.map((deal) => [deal, openStage(s, deal, random)]));
  const slump = open.filter((d) => d.rep === 'slump' && isFree(d) && d.band !== 'healthy' && d.category === 'Pipeline');
  for (const deal of slump.slice(0, random.int(...SLUMP_IN_NEGOTIATION))) standsAt.set(deal, 'negotiation');
  return standsAt;
}
