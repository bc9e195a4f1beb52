import { addDays, daysBetween, isWorkday, workdaysBetween } from './calendar.ts';
import { isClosed, type DealPlan } from './deal-plan.ts';
import type { Random } from './random.ts';
import type { Band, ScenarioSpec } from './scenario.ts';

/** Share of the open deals of a band whose last contact lies where the band's usually does. */
const USUAL_SHARE: readonly [number, number] = [0.76, 0.89];

/** Calendar days since the last contact, usual and otherwise, by band; Healthy and Monitor go by working days too. */
function isUsual(s: ScenarioSpec, band: Band, day: string): boolean {
  const days = daysBetween(day, s.asOf);
  const workdays = workdaysBetween(day, s.asOf);
  if (band === 'Healthy') return workdays <= 3;
  if (band === 'Monitor') return workdays > 3 && days >= 6 && days <= 9;
  return band === 'At Risk' ? days >= 10 && days <= 21 : days >= 23 && days <= 42;
}
const OTHERWISE: Readonly<Record<Band, readonly [number, number]>> = {
  Healthy: [5, 9],
  Monitor: [4, 12],
  'At Risk': [6, 25],
  Critical: [12, 21],
};
/** The AE at risk has gone dark: the last contact lies late in what is usual for the band. */
const DARKEST = 0.4;
/** Odds of a last contact on a weekend, and on the as-of morning before eight. */
const WEEKEND = 0.1;
const THIS_MORNING = 0.3;

/** Chooses the day of each open deal's last two-way contact, by its health band. */
export function planLastContacts(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, string> {
  const asOf = s.asOf.slice(0, 10);
  const days = Array.from({ length: 60 }, (_, i) => addDays(asOf, -i));
  const last = new Map<DealPlan, string>();
  for (const { band } of s.bands) {
    const list = random.shuffle(deals.filter((d) => d.band === band && d.role === null));
    const usual = Math.round(random.between(...USUAL_SHARE) * list.length);
    const usualDays = days.filter((day) => isUsual(s, band, day));
    const [from, to] = OTHERWISE[band];
    const otherDays = days.filter(
      (day) =>
        !isUsual(s, band, day) &&
        daysBetween(day, asOf) >= from &&
        daysBetween(day, asOf) <= to &&
        (isWorkday(day) || band === 'Monitor'),
    );
    // The AE at risk has only usual days, the late ones.
    const ordered = [...list.filter((d) => d.rep === 'at_risk'), ...list.filter((d) => d.rep !== 'at_risk')];
    ordered.forEach((deal, i) => {
      const darkest = deal.rep === 'at_risk';
      const choices = (i < usual ? usualDays : otherDays).filter((day) => day > addDays(deal.createdOn, 3));
      const late = darkest ? choices.slice(-Math.max(2, Math.ceil(choices.length * DARKEST))) : choices;
      last.set(
        deal,
        late.length === 0
          ? addDays(deal.createdOn, 3)
          : random.weighted(late, (day) => (day === asOf ? THIS_MORNING : isWorkday(day) ? 1 : WEEKEND)),
      );
    });
  }
  // A named deal stands where its band does; the crashed one went silent when the story says.
  for (const deal of deals.filter((d) => d.role !== null && d.band !== null)) {
    const band = deal.band ?? 'Monitor';
    const usual = days.filter((day) => isUsual(s, band, day) && isWorkday(day) && day < asOf);
    last.set(deal, deal.role === 'crash' ? addDays(asOf, -s.crash.silentDays) : random.pick(usual));
  }
  return last;
}

/** Longest step between two contact days of a deal without a gap, and the shortest and longest gap, days. */
const STEP = 6;
const GAP: readonly [number, number] = [8, 17];

/** Odds of each step, in days, between two contacts: healthy and won deals meet more often. */
const PACE: Readonly<Record<'fast' | 'usual' | 'slow', readonly number[]>> = {
  fast: [0, 4, 4, 3, 2, 1, 0.4],
  usual: [0, 2, 3, 3, 3, 2, 1.5],
  slow: [0, 0.6, 1.5, 2.5, 3, 3, 3],
};

function paceOf(deal: DealPlan): keyof typeof PACE {
  if (deal.status === 'Won' || deal.band === 'Healthy') return 'fast';
  return deal.status === 'Lost' || deal.band === 'Critical' ? 'slow' : 'usual';
}

/** The next working day within a step; a weekend now and then, for buyers write when they like. */
function nextDay(day: string, pace: keyof typeof PACE, random: Random): string {
  const choices = Array.from({ length: STEP }, (_, i) => i + 1).filter(
    (step) => isWorkday(addDays(day, step)) || random.chance(0.02),
  );
  return addDays(
    day,
    random.weighted(choices, (step) => PACE[pace][step] ?? 0.1),
  );
}

export interface ContactDays {
  /** The days of two-way contact, in order; at least one. */
  readonly days: readonly string[];
  /** Days on which contact resumed after a gap: no message preceded it. */
  readonly resumed: ReadonlySet<string>;
}

/**
 * The days on which a deal had two-way contact: from its creation to its close or last contact, never a week apart,
 * unless the plan gives the deal a gap.
 */
export function planContactDays(deal: DealPlan, lastContact: string | undefined, random: Random): ContactDays {
  const end = lastContact ?? deal.closeOn;
  const life = daysBetween(deal.createdOn, end);
  const pace = paceOf(deal);
  const resumed = new Set<string>();
  // Where contact pauses: in the later part of a lost deal, anywhere in the middle of a won one.
  const pauses: number[] = [];
  if (deal.hasGap) pauses.push(Math.floor(life * random.between(0.25, 0.5)));
  if (deal.hasGap && deal.status === 'Lost' && life > 55 && random.chance(0.55))
    pauses.push(Math.floor(life * random.between(0.68, 0.75)));
  // Contact begins within the first Discovery at the latest, so that its early contacts are those of the plan.
  const discovered = deal.steps.find((step) => step.activity === 'Discovery')?.leftOn ?? end;
  const first = nextDay(addDays(deal.createdOn, -1), 'fast', random);
  const days = [[first, discovered, end].reduce((a, b) => (b < a ? b : a))];
  for (;;) {
    const day = days.at(-1) ?? end;
    const pause = pauses[0];
    let next = nextDay(day, pace, random);
    if (pause !== undefined && daysBetween(deal.createdOn, day) >= pause) {
      pauses.shift();
      next = addDays(day, random.int(...GAP));
      while (!isWorkday(next)) next = addDays(next, 1);
      if (next < end) resumed.add(next);
    }
    if (next >= end) break;
    days.push(next);
  }
  // The last contact of an open deal is on its day; a closed deal is in contact up to its close, but for gaps.
  if (!isClosed(deal)) {
    if (days.at(-1) !== end) days.push(end);
  } else if (daysBetween(days.at(-1) ?? end, end) > STEP) {
    const stop = addDays(end, -random.int(0, 3));
    days.push(isWorkday(stop) ? stop : addDays(stop, -2));
  }
  return { days, resumed };
}
