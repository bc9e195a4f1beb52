import { addDays, daysBetween, toWorkday, workdayUpTo } from '../../calendar.ts';
import { benchmarkOf, openStateOf, repOf } from '../../facts.ts';
import { sum } from '../../numbers.ts';
import type { Random } from '../../random.ts';
import type { Band, ScenarioSpec } from '../../scenario-spec.ts';
import { isOpen, stageOf, type DealPlan } from '../deal-plan.ts';
import { expectedClose, keyClose, chooseOverdue } from './expected-closes.ts';
import { layOut } from './lay-out.ts';
import { drawWait, shareDays, usualStay } from './stays.ts';

/** Days in the present stage by band, as a multiple of the stage's usual stay. */
const WAITS: Readonly<Record<Band, number>> = { Healthy: 0.7, Monitor: 1.1, 'At Risk': 1.9, Critical: 2.6 };
/** Youngest age of an open deal by band, days: bad health takes time to come. */
const YOUNGEST: Readonly<Record<Band, number>> = { Healthy: 9, Monitor: 16, 'At Risk': 38, Critical: 54 };
const OLDEST = 118;

/** Days that an open deal has been in its stage. */
function drawDaysInStage(s: ScenarioSpec, deal: DealPlan, random: Random): number {
  const stage = stageOf(deal);
  const benchmark = benchmarkOf(s, stage);
  if (stage === 'Legal Review')
    return deal.stuckInLegal ? random.int(benchmark + 2, benchmark + 21) : random.int(2, benchmark - 1);
  if (deal.slot === 'design without buy-in') return random.int(benchmark + 4, benchmark + 24);
  // The AE in a slump has the deals that wait longest in Negotiation (R5).
  if (stage === 'Negotiation') return deal.rep === 'slump' ? random.int(27, 38) : drawWait(random, 7, [2, 17]);
  return drawWait(random, usualStay(stage) * WAITS[deal.band ?? 'Monitor'], [2, 48]);
}

/** Days since an open deal was created, of which it has `waited` so many in its stage. */
function drawAge(s: ScenarioSpec, deal: DealPlan, waited: number, random: Random): number {
  const before = deal.activities.slice(0, -1);
  const past = Math.round(sum(before.map((a) => Math.max(1, usualStay(a) * random.logNormal(0.85, 0.35)))));
  const youngest = YOUNGEST[deal.band ?? 'Monitor'];
  const drawn = Math.max(waited + Math.max(past, before.length * 2), youngest + random.int(0, 9));
  const sinceHire = daysBetween(repOf(s, deal.rep).hiredOn, s.asOf);
  return Math.min(drawn, Math.max(OLDEST, waited + before.length * 3), sinceHire - 3);
}

/** The nearest working day that is over at the as-of moment: no change falls on the as-of day itself. */
function pastWorkday(s: ScenarioSpec, day: string): string {
  const nearest = toWorkday(day);
  const yesterday = addDays(s.asOf, -1);
  return nearest <= yesterday ? nearest : workdayUpTo(yesterday);
}

/** When an open deal was created, given its age and when it entered its stage. */
function createdOn(s: ScenarioSpec, deal: DealPlan, age: number, entered: string): string {
  if (deal.activities.length > 1) return toWorkday(addDays(s.asOf, -age));
  // A deal that never left its first step entered it when it was created.
  const youngest = YOUNGEST[deal.band ?? 'Monitor'];
  return daysBetween(entered, s.asOf) < youngest ? toWorkday(addDays(s.asOf, -youngest)) : entered;
}

/** Plans the open deals' days of creation, changes of step and expected closes; key deals have theirs from the story. */
export function planOpen(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const deal of deals.filter(isOpen)) {
    const state = openStateOf(s, deal);
    const waited = state?.daysInStage ?? drawDaysInStage(s, deal, random);
    const since = addDays(s.asOf, -waited);
    const entered = state === undefined ? pastWorkday(s, since) : since;
    const drawnAge = drawAge(s, deal, waited, random);
    deal.createdOn = createdOn(s, deal, state?.age ?? drawnAge, entered);

    const before = deal.activities.slice(0, -1);
    const days = before.length > 0 ? shareDays(before, daysBetween(deal.createdOn, entered), random) : [];
    deal.steps = [
      ...layOut(deal, before, days, entered),
      { activity: stageOf(deal), enteredOn: before.length > 0 ? entered : deal.createdOn, leftOn: null },
    ];
    deal.closeOn = state === undefined ? expectedClose(s, deal, random) : keyClose(s, addDays(s.asOf, state.closesIn));
  }
  const overdue = chooseOverdue(s, deals, random);
  for (const deal of overdue) deal.closeOn = pastWorkday(s, addDays(s.asOf, -random.int(2, 24)));
}
