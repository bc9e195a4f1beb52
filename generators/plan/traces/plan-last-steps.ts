import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { keyDealOf, openStateOf } from '../../spec/facts.ts';
import type { OpenCategory, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isFree, isLost, isOpen, type DealPlan } from '../deal-plan.ts';

/** Where losses die, by how often; Legal Review is planned exactly. */
const LOST_AT: Readonly<Record<string, number>> = {
  'Lead Created': 2,
  Qualified: 10,
  Discovery: 18,
  'Solution Design': 19,
  Proposal: 28,
  Negotiation: 18,
  'Security Review': 2,
  Procurement: 2,
};
const LOST_IN_LEGAL: Range = [20, 24];

/** Share of the newest AE's losses that die in Solution Design, and where the others do. */
const NEWEST_IN_DESIGN: Range = [0.57, 0.74];
const NEWEST_ELSEWHERE = ['Discovery', 'Qualified', 'Proposal'];

/** The step in which each loss died. */
export function planLosses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, string> {
  const lost = random.shuffle(deals.filter(isLost));
  const diedAt = new Map<DealPlan, string>();
  for (const deal of lost) {
    const state = keyDealOf(s, deal)?.state;
    if (state?.status === 'Lost') diedAt.set(deal, state.lostAtStage);
  }
  for (const period of ['now', 'last'] as const) {
    const own = lost.filter((d) => d.rep === 'newest' && d.period === period);
    // Most of them in each quarter, whatever the share comes to.
    const inDesign = Math.max(random.share(NEWEST_IN_DESIGN, own.length), Math.floor(own.length / 2) + 1);
    own.forEach((deal, i) => diedAt.set(deal, i < inDesign ? 'Solution Design' : random.pick(NEWEST_ELSEWHERE)));
  }
  const free = lost.filter((d) => !diedAt.has(d));
  const inLegal = random.int(...LOST_IN_LEGAL);
  free.forEach((deal, i) => diedAt.set(deal, i < inLegal ? 'Legal Review' : random.odds(LOST_AT)));
  return diedAt;
}

/** Where open deals stand, by forecast category. */
const OPEN_AT: Readonly<Record<OpenCategory, Readonly<Record<string, number>>>> = {
  Commit: { Negotiation: 8, 'Legal Review': 2, Procurement: 1 },
  'Best Case': { Proposal: 42, Negotiation: 34, 'Security Review': 10, Procurement: 6, 'Legal Review': 8 },
  Pipeline: { 'Lead Created': 10, Qualified: 19, Discovery: 27, 'Solution Design': 21, Proposal: 25, Negotiation: 3 },
  Omitted: { Qualified: 4, Discovery: 5, 'Solution Design': 4, Proposal: 4 },
};

/** Open deals that the AE in a slump has in Negotiation beside the crashed one. */
const SLUMP_IN_NEGOTIATION: Range = [2, 3];

function openStage(s: ScenarioSpec, deal: DealPlan, random: Random): string {
  const state = openStateOf(s, deal);
  if (state !== undefined) return state.stage;
  if (deal.stuckInLegal) return 'Legal Review';
  if (deal.slot === 'design without buy-in') return 'Solution Design';
  return random.odds(OPEN_AT[deal.category ?? 'Pipeline']);
}

/** The step in which each open deal stands. */
export function planOpenStages(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, string> {
  const open = random.shuffle(deals.filter(isOpen));
  const standsAt = new Map(open.map((deal) => [deal, openStage(s, deal, random)]));
  const slump = open.filter((d) => d.rep === 'slump' && isFree(d) && d.band !== 'Healthy' && d.category === 'Pipeline');
  for (const deal of slump.slice(0, random.int(...SLUMP_IN_NEGOTIATION))) standsAt.set(deal, 'Negotiation');
  return standsAt;
}
