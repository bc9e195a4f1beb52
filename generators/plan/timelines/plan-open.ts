import { addDays, daysBetween, nearWorkday, workdayFrom, workdayUpTo } from '../../lib/calendar.ts';
import { sum } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { benchmarkOf, openStateOf, repOf } from '../../spec/facts.ts';
import type { BandRole, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isOpen, lastStep, type DealPlan } from '../deal-plan.ts';
import { expectedClose, keyClose, chooseOverdue } from './expected-closes.ts';
import { layOut } from './lay-out.ts';
import { leastDays } from './least-stays.ts';
import { drawWait, shareDays, usualStay } from './stays.ts';

/** Days in the present stage by band, as a multiple of the stage's usual stay. */
const WAITS: Readonly<Record<BandRole, number>> = { healthy: 0.7, monitor: 1.1, at_risk: 1.9, critical: 2.6 };
/** Youngest age of an open deal by band, days: bad health takes time to come. */
const YOUNGEST: Readonly<Record<BandRole, number>> = { healthy: 0, monitor: 14, at_risk: 38, critical: 54 };
const OLDEST = 118;
/** Days that a contact takes to be met, and the days before the first: a deal is no younger than that. */
const A_CONTACT = 3;

const youngestOf = (deal: DealPlan): number =>
  Math.max(YOUNGEST[deal.band ?? 'monitor'], 2 + A_CONTACT * deal.contacts);

/** Days that an open deal has been in its stage. */
function drawDaysInStage(s: ScenarioSpec, deal: DealPlan, random: Random): number {
  const stage = lastStep(deal);
  const benchmark = benchmarkOf(s, stage);
  if (stage === 'legal')
    return deal.stuckInLegal ? random.int(benchmark + 2, benchmark + 21) : random.int(2, benchmark - 1);
  if (deal.slot === 'design without buy-in') return random.int(benchmark + 4, benchmark + 24);
  // The AE in a slump has the deals that wait longest in Negotiation (R5).
  if (stage === 'negotiation') return deal.rep === 'slump' ? random.int(27, 38) : drawWait(random, 7, [2, 17]);
  return drawWait(random, usualStay(stage) * WAITS[deal.band ?? 'monitor'], [2, 48]);
}

/** Days since an open deal was created, of which it has `waited` so many in its stage. */
function drawAge(s: ScenarioSpec, deal: DealPlan, waited: number, random: Random): number {
  const before = deal.activities.slice(0, -1);
  const past = Math.round(sum(before.map((a) => Math.max(1, usualStay(a) * random.logNormal(0.85, 0.35)))));
  const needed = leastDays(before, deal.segment);
  const youngest = youngestOf(deal);
  const drawn = Math.max(waited + Math.max(past, needed), youngest + random.int(0, 9));
  const sinceHire = daysBetween(repOf(s, deal.rep).hiredOn, s.asOf);
  return Math.min(drawn, Math.max(OLDEST, waited + needed), sinceHire - 3);
}

/** A working day near a date that is over at the as-of moment: no change falls on the as-of day itself. */
function pastWorkday(s: ScenarioSpec, day: string, random: Random): string {
  const nearest = nearWorkday(day, random);
  const yesterday = addDays(s.asOf, -1);
  return nearest <= yesterday ? nearest : workdayUpTo(yesterday);
}

/** When an open deal entered its stage, `waited` days ago or a working day near it. */
function enteredOn(s: ScenarioSpec, deal: DealPlan, waited: number, random: Random): string {
  const since = addDays(s.asOf, -waited);
  // The stuck deal's days in its stage are stated; in Legal Review no deal may cross the benchmark by the move.
  if (deal.role === 'stuck') return since;
  if (deal.stuckInLegal) return workdayUpTo(since);
  if (lastStep(deal) === 'legal') return pastWorkday(s, workdayFrom(since), random);
  return pastWorkday(s, since, random);
}

/** When an open deal was created, given its age and when it entered its stage. */
function createdOn(s: ScenarioSpec, deal: DealPlan, age: number, entered: string, random: Random): string {
  const before = deal.activities.slice(0, -1);
  if (before.length > 0) {
    const near = nearWorkday(addDays(s.asOf, -age), random);
    const latest = addDays(entered, -leastDays(before, deal.segment));
    return near <= latest ? near : workdayUpTo(latest);
  }
  // A deal that never left its first step entered it when it was created.
  const youngest = youngestOf(deal);
  return daysBetween(entered, s.asOf) < youngest ? workdayUpTo(addDays(s.asOf, -youngest)) : entered;
}

/** Plans the open deals' creation, changes of step and expected closes; key deals have theirs from the story. */
export function planOpen(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const deal of deals.filter(isOpen)) {
    const state = openStateOf(s, deal);
    const waited = state?.daysInStage ?? drawDaysInStage(s, deal, random);
    const entered = enteredOn(s, deal, waited, random);
    const drawnAge = drawAge(s, deal, waited, random);
    deal.createdOn = createdOn(s, deal, state?.age ?? drawnAge, entered, random);

    const before = deal.activities.slice(0, -1);
    const days = before.length > 0 ? shareDays(deal, before, daysBetween(deal.createdOn, entered), random) : [];
    deal.steps = [
      ...layOut(deal, before, days, entered, random),
      { activity: lastStep(deal), enteredOn: before.length > 0 ? entered : deal.createdOn, leftOn: null },
    ];
    deal.closeOn = state === undefined ? expectedClose(s, deal, random) : keyClose(s, addDays(s.asOf, state.closesIn));
  }
  const overdue = chooseOverdue(s, deals, random);
  for (const deal of overdue) deal.closeOn = pastWorkday(s, addDays(s.asOf, -random.int(2, 24)), random);
}
