import { addDays, daysBetween, isWorkday, workdayUpTo } from '../lib/calendar.ts';
import type { Random } from '../lib/random.ts';
import { isClosed, isLost, isWon, type DealPlan } from '../plan/deal-plan.ts';

/** Odds of each step, in days, between two contacts that no gap lies between: six days at the most. */
const PACE = {
  fast: [4, 4, 3, 2, 1, 0.4],
  usual: [2, 3, 3, 3, 2, 1.5],
  slow: [0.6, 1.5, 2.5, 3, 3, 3],
} as const;
const LONGEST_STEP = 6;

/** How much less people meet on the eve of a weekend or a holiday. */
const EVE = 0.62;

/** How likely a weekend's day is possible at all, for buyers write when they like. */
const WEEKEND = 0.02;

type Pace = keyof typeof PACE;

/** Up to this age a deal is young, days. */
const YOUNG = 18;

/** Won deals meet more often than others, lost ones and those in a critical state less. */
function paceOf(deal: DealPlan, life: number): Pace {
  if (isWon(deal)) return 'fast';
  // A young healthy deal has new contacts to meet as it is: more would be above what is usual for a week.
  if (deal.band === 'healthy' && life < YOUNG) return 'slow';
  return isLost(deal) || deal.band === 'critical' ? 'slow' : 'usual';
}

/** The next day of contact: a working day within a step, a weekend now and then. */
function nextDay(day: string, pace: Pace, random: Random): string {
  const steps = PACE[pace]
    .map((odds, i) => ({ odds, date: addDays(day, i + 1) }))
    .filter(({ date }) => isWorkday(date) || random.chance(WEEKEND));
  return random.weighted(steps, ({ odds, date }) => odds * (isWorkday(addDays(date, 1)) ? 1 : EVE)).date;
}

/** The days of a deal's two-way contact. */
export interface ContactDays {
  /** The days, in order; at least one. */
  readonly days: readonly string[];
  /** Those on which contact resumed after a gap: no message preceded it. */
  readonly resumed: ReadonlySet<string>;
}

/**
 * The days on which a deal had two-way contact: from its creation to its close or last contact, never a week apart but
 * where the plan lets contact pause.
 */
export function planContactDays(deal: DealPlan, lastContact: string | undefined, random: Random): ContactDays {
  const end = lastContact ?? deal.closeOn;
  const pace = paceOf(deal, daysBetween(deal.createdOn, end));
  // Contact begins within the first Discovery at the latest, so that its early contacts are those of the plan.
  const discovered = deal.steps.find((step) => step.activity === 'discovery')?.leftOn ?? end;
  const drawn = nextDay(addDays(deal.createdOn, -1), 'fast', random);
  let day = [drawn, discovered, end].reduce((a, b) => (b < a ? b : a));

  const days: string[] = [];
  const resumed = new Set<string>();
  do {
    days.push(day);
    const step = nextDay(day, pace, random);
    const pause = deal.pauses.find((p) => p.from >= day);
    if (pause?.from === day) resumed.add(pause.until);
    if (pause?.from === day) day = pause.until;
    else day = pause !== undefined && step > pause.from ? pause.from : step;
  } while (day < end);

  const last = days.at(-1) ?? end;
  if (!isClosed(deal)) {
    // The last contact of an open deal is on its day.
    if (last !== end) days.push(end);
  } else if (daysBetween(last, end) > LONGEST_STEP && !resumed.has(end)) {
    // A closed deal is in contact up to its close, but for pauses.
    days.push(workdayUpTo(addDays(end, -random.int(0, 3))));
  }
  return { days, resumed };
}
