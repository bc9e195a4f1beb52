import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { ScenarioSpec, SegmentRole, StageRole } from '../../spec/scenario-spec.ts';
import { SEGMENTS } from '../books/plan-segments.ts';
import { isClosed, isUnnamed, isWon, type DealPlan, type Status } from '../deal-plan.ts';

/** Whether a deal has a contact beside champion and sponsor, who can be the technical one that a review needs. */
export const hasRoom = (d: DealPlan): boolean => d.contacts - 1 - (d.hasSponsor ? 1 : 0) > 0;

/** Which cases take which detour. */
export interface DetourPlan {
  readonly security: ReadonlySet<DealPlan>;
  readonly procurement: ReadonlySet<DealPlan>;
  readonly fallsBack: ReadonlySet<DealPlan>;
}

type Counts = Readonly<Record<'won' | 'lost' | 'open', Range>>;

/** Shares of the wins that run the happy path, by segment: the larger the deal, the fewer. */
const HAPPY: Readonly<Record<SegmentRole, Range>> = {
  enterprise: [0.2, 0.3],
  mid_market: [0.26, 0.34],
  smb: [0.46, 0.56],
};
/** Cases that take each optional step, by outcome. */
const SECURITY: Counts = { won: [22, 27], lost: [9, 13], open: [7, 10] };
const PROCUREMENT: Counts = { won: [14, 18], lost: [4, 6], open: [2, 4] };
/** Cases that fell back and then died, or stand, before they reached Proposal again. */
const FELL_EARLY: Pick<Counts, 'lost' | 'open'> = { lost: [14, 20], open: [8, 12] };
/** Share of the wins with an optional step that may fall back too. */
const MAY_FALL = 0.3;

/** The largest share of wins among the closed cases that fell back: rework never wins more often (P7). */
const MOST_WON = 0.335;

/** The steps from Proposal on: a case that ends there has been in Proposal. */
const LATE: readonly StageRole[] = ['proposal', 'negotiation', 'security', 'procurement', 'legal'];
const EARLY: readonly StageRole[] = ['discovery', 'design'];

/**
 * Plans who takes the optional steps, and which cases that reached Proposal fell back to Discovery, in exactly the
 * stated share (P3). `lastOf` is the last step of a case before the closing one. Throws a Refusal when too few cases
 * can fall back, or too many must.
 */
export function planDetours(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  lastOf: (deal: DealPlan) => StageRole,
  random: Random,
): DetourPlan {
  const isLate = (d: DealPlan): boolean => LATE.includes(lastOf(d));
  const of = (status: Status, test: (d: DealPlan) => boolean): DealPlan[] =>
    random.shuffle(deals.filter((d) => d.status === status && isUnnamed(d) && test(d)));

  // Wins: the happy path first, some of each segment, for the others to be held against (P4, P5).
  const detoured = SEGMENTS.flatMap((segment) => {
    const wins = of('Won', (d) => d.segment === segment);
    return wins.slice(Math.max(random.share(HAPPY[segment], wins.length), 1));
  });
  const larger = detoured.filter((d) => d.segment !== 'smb');
  const procurement = new Set(random.shuffle(larger).slice(0, random.int(...PROCUREMENT.won)));
  const security = new Set(random.shuffle(detoured.filter(hasRoom)).slice(0, random.int(...SECURITY.won)));
  // What has no optional step must fall back, else it would run the happy path too.
  const mustFall = detoured.filter((d) => !procurement.has(d) && !security.has(d));
  const mayFall = random.shuffle(detoured.filter((d) => procurement.has(d) !== security.has(d)));

  const isInLegal = (d: DealPlan): boolean => lastOf(d) === 'legal';
  const mayReview = (d: DealPlan): boolean => isLate(d) && lastOf(d) !== 'security' && hasRoom(d);
  const add = (to: Set<DealPlan>, some: readonly DealPlan[], count: number): void => {
    for (const deal of some.slice(0, count)) to.add(deal);
  };
  add(security, of('Lost', mayReview), random.int(...SECURITY.lost));
  add(procurement, of('Lost', isInLegal), random.int(...PROCUREMENT.lost));
  const openReview = of('Open', (d) => mayReview(d) && lastOf(d) !== 'proposal');
  add(security, openReview, random.int(...SECURITY.open));
  add(procurement, of('Open', isInLegal), random.int(...PROCUREMENT.open));

  // Cases that fall back: so many of those that ever reach Proposal.
  const isEarly = (d: DealPlan): boolean => EARLY.includes(lastOf(d));
  const fallsBack = new Set<DealPlan>();
  const lostEarly = of('Lost', (d) => isEarly(d) && d.rep !== 'newest');
  add(fallsBack, lostEarly, random.int(...FELL_EARLY.lost));
  const openEarly = of('Open', (d) => isEarly(d) && d.slot === null && d.band !== 'healthy');
  add(fallsBack, openEarly, random.int(...FELL_EARLY.open));
  const reached = deals.filter((d) => isWon(d) || isLate(d)).length + fallsBack.size;
  const goal = Math.round(reached * s.process.fallBackShare);
  add(fallsBack, mustFall, mustFall.length);
  // In each segment some that fell back were won and some lost, and so were some that did not (P7).
  const lostLate = of('Lost', isLate);
  const oneEach = (some: readonly DealPlan[]): DealPlan[] =>
    SEGMENTS.flatMap((segment) => some.find((d) => d.segment === segment) ?? []);
  const lostOnce = oneEach(lostLate);
  const never = oneEach(lostLate.filter((d) => !lostOnce.includes(d)));
  const wonOnce = oneEach([...mustFall, ...mayFall, ...detoured]);
  add(fallsBack, [...lostOnce, ...wonOnce], goal);
  const more = random.shuffle([
    ...mayFall.slice(0, Math.ceil(mayFall.length * MAY_FALL)),
    ...lostLate.filter((d) => !never.includes(d)),
    ...of('Open', isLate),
  ]);
  const left = more.filter((d) => !fallsBack.has(d));
  add(fallsBack, left, Math.max(goal - fallsBack.size, 0));
  // Where too few of them were lost, lost ones fall back in place of open ones.
  const spare = lostLate.filter((d) => !never.includes(d) && !fallsBack.has(d));
  const open = [...fallsBack].filter((d) => d.status === 'Open' && isLate(d));
  for (const [i, lost] of spare.entries()) {
    const closed = [...fallsBack].filter(isClosed);
    const instead = open[i];
    if (instead === undefined || closed.filter(isWon).length <= MOST_WON * closed.length) break;
    fallsBack.delete(instead);
    fallsBack.add(lost);
  }
  if (fallsBack.size !== goal)
    throw new Refusal(
      `P3 collides: ${fallsBack.size} of ${reached} cases that reach Proposal fall back, ${goal} wanted`,
    );
  return { security, procurement, fallsBack };
}
