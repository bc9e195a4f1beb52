import { addDays, dayOf, daysBetween, daysFrom, isWorkday, weekdaysBetween } from '../lib/calendar.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isUnnamed, type DealPlan } from '../plan/deal-plan.ts';
import { thresholdOf } from '../spec/facts.ts';
import type { BandRole, ScenarioSpec } from '../spec/scenario-spec.ts';

/** Share of the open deals of a band whose last contact lies where the band's usually does. */
const USUAL_SHARE: Range = [0.76, 0.89];

/** Whether so many days without contact lie between being in touch and being quiet. */
const isFading = (s: ScenarioSpec, days: number): boolean =>
  days >= thresholdOf(s, 'least_fading_days') && days < thresholdOf(s, 'least_quiet_days');

/** Whether a band's last contact usually lies on a day; Healthy and Monitor go by working days too. */
function isUsual(s: ScenarioSpec, band: BandRole, day: string): boolean {
  const days = daysBetween(day, s.asOf);
  const isInTouch = weekdaysBetween(day, s.asOf) <= thresholdOf(s, 'in_touch_working_days');
  if (band === 'healthy') return isInTouch;
  if (band === 'monitor') return isFading(s, days) && !isInTouch;
  const mostQuiet = thresholdOf(s, 'most_quiet_days');
  if (band === 'critical') return days > mostQuiet + 1 && days <= 2 * mostQuiet;
  return days >= thresholdOf(s, 'least_quiet_days') && days <= mostQuiet;
}

/** Calendar days since the last contact where it lies otherwise, by band. */
const OTHERWISE: Readonly<Record<BandRole, Range>> = {
  healthy: [5, 9],
  monitor: [2, 13],
  at_risk: [6, 25],
  critical: [12, 21],
};

/** Days before the as-of day, itself included, that a last contact may lie on. */
const LOOK_BACK = 60;
/** Days after its creation before which no deal's last contact lies. */
const SETTLING = 3;
/** The AE at risk has gone dark: the last contact lies in this last part of what is usual for the band. */
const DARKEST = 0.4;
/** Odds of a last contact on a weekend, and on the as-of morning before eight, beside a working day's 1. */
const WEEKEND = 0.1;
const THIS_MORNING = 0.3;

/** The days on which the last contacts of a band lie, usually and otherwise; the latest first. */
function daysOf(s: ScenarioSpec, band: BandRole, days: readonly string[]): { usual: string[]; otherwise: string[] } {
  const [from, to] = OTHERWISE[band];
  const isOtherwise = (day: string): boolean => {
    const ago = daysBetween(day, s.asOf);
    // What is fading lies between Healthy and At Risk, whether or not the weekend among the days counts.
    const isBetween = band === 'monitor' && isFading(s, ago);
    return ago >= from && ago <= to && !isBetween && isWorkday(day);
  };
  const usual = days.filter((day) => isUsual(s, band, day));
  return { usual, otherwise: days.filter((day) => !usual.includes(day) && isOtherwise(day)) };
}

/** A last contact on one of the days, well after the deal's creation. */
function drawLast(s: ScenarioSpec, deal: DealPlan, days: readonly string[], random: Random): string {
  const earliest = addDays(deal.createdOn, SETTLING);
  const choices = days.filter((day) => day > earliest);
  const late = deal.rep === 'at_risk' ? choices.slice(-Math.max(2, Math.ceil(choices.length * DARKEST))) : choices;
  if (late.length === 0) return earliest;
  const odds = (day: string): number => (day === dayOf(s.asOf) ? THIS_MORNING : isWorkday(day) ? 1 : WEEKEND);
  return random.weighted(late, odds);
}

/** Chooses the day of each open deal's last two-way contact, by its health band. */
export function planLastContacts(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Map<DealPlan, string> {
  const asOf = dayOf(s.asOf);
  const days = daysFrom(addDays(asOf, 1 - LOOK_BACK), LOOK_BACK).reverse();
  const last = new Map<DealPlan, string>();
  const choices = new Map(s.bands.map(({ role: band }) => [band, daysOf(s, band, days)]));
  for (const [band, { usual, otherwise }] of choices) {
    const inBand = random.shuffle(deals.filter((d) => d.band === band && isUnnamed(d)));
    const usuals = random.share(USUAL_SHARE, inBand.length);
    // The AE at risk has only usual days, the late ones.
    const ordered = [...inBand.filter((d) => d.rep === 'at_risk'), ...inBand.filter((d) => d.rep !== 'at_risk')];
    ordered.forEach((deal, i) => last.set(deal, drawLast(s, deal, i < usuals ? usual : otherwise, random)));
  }
  // A named deal stands where its band does; the crashed one went silent when the story says.
  for (const deal of deals) {
    if (isUnnamed(deal) || deal.band === null) continue;
    const workdays = (choices.get(deal.band)?.usual ?? []).filter((day) => isWorkday(day) && day < asOf);
    last.set(deal, deal.role === 'crash' ? addDays(asOf, -s.crash.silentDays) : random.pick(workdays));
  }
  return last;
}
