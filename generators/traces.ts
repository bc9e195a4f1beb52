import { stageOf, type DealPlan } from './deal-plan.ts';
import { PlanError } from './plan.ts';
import type { Random } from './random.ts';
import type { RepRole, ScenarioSpec } from './scenario.ts';

/** What a case does beside the straight way. */
interface Detours {
  readonly fallsBack?: boolean;
  /** A security review after the design, or after the negotiation. */
  readonly security?: 'early' | 'late' | null;
  readonly procurement?: boolean;
}

/** The steps of a case up to and with `last`, its last occurrence on the way; the closing step is not among them. */
export function trace(
  last: string,
  { fallsBack = false, security = null, procurement = false }: Detours = {},
): string[] {
  const way = ['Lead Created', 'Qualified', 'Discovery', 'Solution Design'];
  if (security === 'early') way.push('Security Review');
  way.push('Proposal');
  if (fallsBack) way.push('Discovery', 'Solution Design', 'Proposal');
  way.push('Negotiation');
  if (security === 'late' || last === 'Security Review') way.push('Security Review');
  if (procurement || last === 'Procurement') way.push('Procurement');
  way.push('Legal Review');
  const end = way.lastIndexOf(last);
  if (end < 0) throw new PlanError(`unknown stage: ${last}`);
  return way.slice(0, end + 1);
}

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
const LOST_IN_LEGAL: readonly [number, number] = [20, 24];
/** Share of the newest AE's losses that die in Solution Design. */
const NEWEST_IN_DESIGN: readonly [number, number] = [0.57, 0.74];

function planLosses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, string> {
  const lost = random.shuffle(deals.filter((d) => d.status === 'Lost'));
  const at = new Map<DealPlan, string>();
  for (const deal of lost) {
    const state = s.keyDeals.find((k) => k.role === deal.role)?.state;
    if (state?.status === 'Lost') at.set(deal, state.lostAtStage);
  }
  for (const period of ['now', 'last'] as const) {
    const own = lost.filter((d) => d.rep === 'newest' && d.period === period);
    const design = Math.max(
      Math.round(own.length * random.between(...NEWEST_IN_DESIGN)),
      Math.floor(own.length / 2) + 1,
    );
    own.forEach((deal, i) =>
      at.set(deal, i < design ? 'Solution Design' : random.pick(['Discovery', 'Qualified', 'Proposal'])),
    );
  }
  const free = lost.filter((d) => !at.has(d));
  const inLegal = random.int(...LOST_IN_LEGAL);
  free.forEach((deal, i) =>
    at.set(
      deal,
      i < inLegal ? 'Legal Review' : random.weighted(Object.keys(LOST_AT), (stage) => LOST_AT[stage] as number),
    ),
  );
  return at;
}

/** Where open deals stand, by forecast category. */
const OPEN_AT: Readonly<Record<'Commit' | 'Best Case' | 'Pipeline' | 'Omitted', Readonly<Record<string, number>>>> = {
  Commit: { Negotiation: 8, 'Legal Review': 2, Procurement: 1 },
  'Best Case': { Proposal: 42, Negotiation: 34, 'Security Review': 10, Procurement: 6, 'Legal Review': 8 },
  Pipeline: { 'Lead Created': 10, Qualified: 19, Discovery: 27, 'Solution Design': 21, Proposal: 25, Negotiation: 3 },
  Omitted: { Qualified: 4, Discovery: 5, 'Solution Design': 4, Proposal: 4 },
};
/** Open deals that the AE in a slump has in Negotiation beside the crashed one. */
const SLUMP_IN_NEGOTIATION: readonly [number, number] = [2, 3];

function planOpenStages(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, string> {
  const at = new Map<DealPlan, string>();
  const open = random.shuffle(deals.filter((d) => d.status === 'Open'));
  for (const deal of open) {
    const state = s.keyDeals.find((k) => k.role === deal.role)?.state;
    const odds = OPEN_AT[deal.category ?? 'Pipeline'];
    if (state?.status === 'Open') at.set(deal, state.stage);
    else if (deal.stuckInLegal) at.set(deal, 'Legal Review');
    else if (deal.slot === 'design without buy-in') at.set(deal, 'Solution Design');
    else
      at.set(
        deal,
        random.weighted(Object.keys(odds), (stage) => odds[stage] as number),
      );
  }
  const slump = open.filter(
    (d) => d.rep === 'slump' && d.role === null && d.slot === null && d.band !== 'Healthy' && d.category === 'Pipeline',
  );
  for (const deal of slump.slice(0, random.int(...SLUMP_IN_NEGOTIATION))) at.set(deal, 'Negotiation');
  return at;
}

/** Shares of wins that take each detour; what is left runs the happy path. */
const HAPPY: readonly [number, number] = [31, 38];
const SECURITY = { won: [22, 27], lost: [9, 13], open: [7, 10] } as const;
const PROCUREMENT = { won: [14, 18], lost: [4, 6], open: [2, 4] } as const;
/** Cases that fell back and then died, or stand, before they reached Proposal again. */
const FELL_EARLY = { lost: [14, 20], open: [8, 12] } as const;

/**
 * Plans the steps of every case: where losses died and open deals stand, who takes the optional steps, and which
 * cases that reached Proposal fell back to Discovery, in exactly the stated share.
 */
export function planTraces(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const lostAt = planLosses(s, deals, random);
  const openAt = planOpenStages(s, deals, random);
  const lastOf = (deal: DealPlan): string => lostAt.get(deal) ?? openAt.get(deal) ?? 'Legal Review';
  const late = ['Proposal', 'Negotiation', 'Security Review', 'Procurement', 'Legal Review'];
  const isLate = (deal: DealPlan): boolean => late.includes(lastOf(deal));
  const of = (status: DealPlan['status'], test: (d: DealPlan) => boolean): DealPlan[] =>
    random.shuffle(deals.filter((d) => d.status === status && d.role === null && test(d)));

  // Wins: the happy path first, the optional steps among the others, falls back among those without much else.
  const wins = of('Won', () => true).sort(
    (a, b) => (a.segment === 'SMB' ? 0 : 1) - (b.segment === 'SMB' ? 0 : 1) + random.between(-0.9, 0.9),
  );
  const detoured = wins.slice(random.int(...HAPPY));
  const procurement = new Set(
    random.shuffle(detoured.filter((d) => d.segment !== 'SMB')).slice(0, random.int(...PROCUREMENT.won)),
  );
  const security = new Set(random.shuffle(detoured).slice(0, random.int(...SECURITY.won)));
  // What has no optional step must fall back, else it would run the happy path too.
  const mustFall = detoured.filter((d) => !procurement.has(d) && !security.has(d));
  const mayFall = random.shuffle(
    detoured.filter((d) => !mustFall.includes(d) && !(procurement.has(d) && security.has(d))),
  );

  const pastNegotiation = ['Legal Review', 'Procurement'];
  for (const deal of of('Lost', (d) => isLate(d) && lastOf(d) !== 'Security Review').slice(
    0,
    random.int(...SECURITY.lost),
  ))
    security.add(deal);
  for (const deal of of('Lost', (d) => lastOf(d) === 'Legal Review').slice(0, random.int(...PROCUREMENT.lost)))
    procurement.add(deal);
  for (const deal of of('Open', (d) => isLate(d) && lastOf(d) !== 'Security Review' && lastOf(d) !== 'Proposal').slice(
    0,
    random.int(...SECURITY.open),
  ))
    security.add(deal);
  for (const deal of of('Open', (d) => lastOf(d) === 'Legal Review').slice(0, random.int(...PROCUREMENT.open)))
    procurement.add(deal);

  // Cases that fall back: so many of those that ever reach Proposal.
  const early = (d: DealPlan): boolean => lastOf(d) === 'Discovery' || lastOf(d) === 'Solution Design';
  const falls = new Set<DealPlan>([
    ...of('Lost', (d) => early(d) && d.rep !== 'newest').slice(0, random.int(...FELL_EARLY.lost)),
    ...of('Open', (d) => early(d) && d.slot === null && d.band !== 'Healthy').slice(0, random.int(...FELL_EARLY.open)),
  ]);
  const reached = deals.filter((d) => d.status === 'Won' || isLate(d)).length + falls.size;
  const goal = Math.round(reached * s.process.fallBackShare);
  for (const deal of mustFall) falls.add(deal);
  const more = random.shuffle([
    ...mayFall.slice(0, Math.ceil(mayFall.length * 0.3)),
    ...of('Lost', isLate),
    ...of('Open', isLate),
  ]);
  for (const deal of more) if (falls.size < goal) falls.add(deal);
  if (falls.size !== goal)
    throw new PlanError(`P3 collides: ${falls.size} of ${reached} cases that reach Proposal fall back, ${goal} wanted`);

  for (const deal of deals) {
    const last = lastOf(deal);
    const place =
      pastNegotiation.includes(last) || last === 'Negotiation'
        ? random.chance(0.7) && last !== 'Negotiation'
          ? 'late'
          : 'early'
        : 'early';
    const steps = trace(last, {
      fallsBack: falls.has(deal),
      security: security.has(deal) ? place : null,
      procurement: procurement.has(deal),
    });
    deal.activities =
      deal.status === 'Won' ? [...steps, 'Closed Won'] : deal.status === 'Lost' ? [...steps, 'Closed Lost'] : steps;
  }
}

/** The AEs whose cycles differ from the team's at the same segment, by so many days. */
export const CYCLE_LEAN: Readonly<Partial<Record<RepRole, number>>> = { steady: 9, newest: 1, closer: -2 };

/** Whether a won case ran exactly the happy path. */
export const isHappyPath = (s: ScenarioSpec, deal: DealPlan): boolean =>
  deal.status === 'Won' &&
  deal.activities.join() ===
    s.process.stages
      .filter((g) => g.onHappyPath)
      .map((g) => g.stage)
      .join();

/** The step before the closing one, in which a lost deal died. */
export const lostAtStage = (deal: DealPlan): string | null =>
  stageOf(deal) === 'Closed Lost' ? (deal.activities.at(-2) ?? null) : null;
