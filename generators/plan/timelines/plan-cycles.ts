import { daysBetween } from '../../lib/calendar.ts';
import { clamp, normalQuantile, sum, type Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { repOf, segmentOf } from '../../spec/facts.ts';
import type { RepRole, ScenarioSpec, SegmentRole, StageRole } from '../../spec/scenario-spec.ts';
import { isLost, isWon, lostAtStage, type DealPlan } from '../deal-plan.ts';
import { isHappyPath } from '../traces/happy-path.ts';
import { leastDays } from './least-stays.ts';
import { usualStay } from './stays.ts';

/** Days by which the AEs' cycles differ from the usual one of a segment; the named ones differ from the team's. */
const LEAN: Readonly<Partial<Record<RepRole, number>>> = { steady: 9, newest: 1, closer: -2 };
const TEAM_LEAN = -0.8;
/** How widely the cycles of wins vary, days. */
const DEVIATION = 8;

/** Days that a won case's way adds to its cycle. */
function detourDays(s: ScenarioSpec, deal: DealPlan): number {
  const visits = (activity: StageRole): number => deal.activities.filter((a) => a === activity).length;
  return (
    (isHappyPath(s, deal) ? -5 : 0) +
    (visits('procurement') > 0 ? 12 : 0) +
    (visits('security') > 0 ? 2 : 0) +
    (visits('proposal') > 1 ? 3 : 0)
  );
}

/** A win's days: those usual in its segment, more for an AE who takes longer and for each detour. */
const winDays = (s: ScenarioSpec, deal: DealPlan, random: Random): number =>
  segmentOf(s, deal.segment).usualCycle +
  (LEAN[deal.rep] ?? TEAM_LEAN) +
  detourDays(s, deal) +
  random.normal(0, DEVIATION);

/** Median days of the losses by the step in which they died: the later, the longer. */
const LOST_AFTER: Readonly<Partial<Record<StageRole, number>>> = {
  lead: 10,
  qualified: 16,
  discovery: 28,
  design: 39,
  proposal: 50,
  negotiation: 62,
  security: 65,
  procurement: 70,
  legal: 75,
};
/** By how much a world's medians differ from these. */
const MEDIANS: Range = [0.94, 1.06];
/** How widely losses differ from their median: the deviation of the logarithm, below it and above it. */
const SPREAD = { below: 0.42, above: 0.26 } as const;
/** How loosely a loss's days follow those of its steps: another deviation of the logarithm. */
const LOOSE = 0.25;
/** How much longer large deals take over a step. */
const DRAG: Readonly<Record<SegmentRole, number>> = { enterprise: 1.25, mid_market: 1.1, smb: 1 };

/** Days that the steps of a loss ask for: the more steps, the larger the deal, the longer. */
const askedFor = (deal: DealPlan, random: Random): number =>
  (DRAG[deal.segment] * sum(deal.activities.slice(0, -1).map(usualStay)) + (LEAN[deal.rep] ?? TEAM_LEAN)) *
  random.logNormal(1, LOOSE);

/** The days of losses that died in one step, spread over the distribution; the shortest to those that ask for least. */
function lossDays(step: StageRole, losses: readonly DealPlan[], random: Random): [DealPlan, number][] {
  const median = (LOST_AFTER[step] ?? usualStay(step)) * random.between(...MEDIANS);
  const asked = new Map(losses.map((deal) => [deal, askedFor(deal, random)]));
  return [...asked]
    .sort(([, a], [, b]) => a - b)
    .map(([deal], i) => {
      const quantile = normalQuantile((i + random.between(0.2, 0.8)) / losses.length);
      return [deal, median * Math.exp((quantile < 0 ? SPREAD.below : SPREAD.above) * quantile)];
    });
}

/** The fewest and the most days that a closed deal can have taken: every step needs its days, and its AE the job. */
export function cycleBounds(s: ScenarioSpec, deal: DealPlan): readonly [number, number] {
  const [shortest, longest] = isWon(deal) ? s.cycle : s.lossCycle;
  const needed = leastDays(deal.activities.slice(0, -1), deal.segment);
  const employed = daysBetween(repOf(s, deal.rep).hiredOn, deal.closeOn);
  const most = Math.min(longest, employed - 2);
  return [Math.min(Math.max(shortest, isWon(deal) ? needed + 8 : needed), most), most];
}

/**
 * How many days each closed deal took. Wins take what their segment, their AE and their detours ask for; losses take
 * the longer the later the step in which they died, spread over the distribution of each step so that its median is
 * much the same in every world (D5).
 */
export function planCycles(s: ScenarioSpec, closed: readonly DealPlan[], random: Random): Map<DealPlan, number> {
  const cycles = new Map<DealPlan, number>();
  const set = (deal: DealPlan, days: number): void =>
    void cycles.set(deal, clamp(Math.round(days), cycleBounds(s, deal)));
  for (const deal of closed.filter(isWon)) set(deal, winDays(s, deal, random));
  for (const [step, losses] of Map.groupBy(closed.filter(isLost), lostAtStage))
    if (step !== null) for (const [deal, days] of lossDays(step, losses, random)) set(deal, days);
  lengthenSteady(cycles, set, random);
  return cycles;
}

/** By how many days the steady AE's cycles are longer than all AEs' in the same segments, at least (R2). */
const LONGER = 2.5;
/** Days that are added to one of this AE's losses at a time. */
const ADDED = 5;

/** Lets the steady AE's losses take longer, one by one, until this AE's cycles are longer than the team's. */
function lengthenSteady(
  cycles: ReadonlyMap<DealPlan, number>,
  set: (deal: DealPlan, days: number) => void,
  random: Random,
): void {
  const daysOf = (deal: DealPlan): number => cycles.get(deal) ?? 0;
  const mean = (deals: readonly DealPlan[]): number => sum(deals.map(daysOf)) / deals.length;
  const bySegment = Map.groupBy(cycles.keys(), (d) => d.segment);
  const own = [...cycles.keys()].filter((d) => d.rep === 'steady');
  const longer = (): number => sum(own.map((d) => daysOf(d) - mean(bySegment.get(d.segment) ?? [d]))) / own.length;
  for (const deal of random.shuffle(own.filter(isLost))) if (longer() < LONGER) set(deal, daysOf(deal) + ADDED);
}
