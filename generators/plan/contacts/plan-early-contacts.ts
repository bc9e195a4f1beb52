import { daysBetween } from '../../lib/calendar.ts';
import { latestOf } from '../../lib/lists.ts';
import { clamp } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isClosed, isLost, isWon, type DealPlan } from '../deal-plan.ts';

/** Numbers of multi-threaded deals that got their second contact late. */
interface Late {
  readonly wins: number;
  readonly losses: number;
}

/** How many second contacts came late: at random among the numbers that leave the ratio above its floor. */
function chooseLate(s: ScenarioSpec, now: readonly DealPlan[], random: Random): Late {
  const { earlyRatioAtLeast, multiThreadedRatio } = s.patterns;
  const multi = now.filter((d) => d.contacts > 1);
  const single = now.filter((d) => d.contacts === 1);
  const [multiWon, singleWon] = [multi.filter(isWon).length, single.filter(isWon).length];
  const fits: Late[] = [];
  for (let wins = 2; wins <= 6; wins++)
    for (let losses = 4; losses <= 14; losses++) {
      const multiRate = (multiWon - wins) / (multi.length - wins - losses);
      const singleRate = (singleWon + wins) / (single.length + wins + losses);
      const ratio = multiRate / singleRate;
      if (ratio >= earlyRatioAtLeast + 0.2 && ratio <= multiThreadedRatio - 0.1) fits.push({ wins, losses });
    }
  if (fits.length === 0)
    throw new Refusal(`I3 collides: no number of late second contacts leaves a ratio of ${earlyRatioAtLeast}`);
  return random.pick(fits);
}

/** Days in which a closed deal that is in contact is so at least once. */
const IN_CONTACT = 8;

/**
 * Whether a deal surely had contact after its first Discovery: only then can it have got a contact after it. A sponsor
 * who is met after a fall, or keeps away, comes in when that says.
 */
function wentOn({ steps, pauses, closeOn, fellOn, hasSponsor }: DealPlan): boolean {
  const discovered = steps.find(({ activity }) => activity === 'discovery')?.leftOn ?? closeOn;
  if (fellOn !== null && hasSponsor) return false;
  const known = pauses.flatMap(({ from, until }) => [from, ...(until < closeOn ? [until] : [])]);
  if (known.some((day) => day > discovered)) return true;
  const from = latestOf([discovered, ...pauses.map(({ until }) => until)]);
  return daysBetween(from, closeOn) >= IN_CONTACT;
}

/**
 * Plans how many contacts of each closed deal were engaged by the end of the first Discovery. Some multi-threaded
 * deals of this quarter got their second contact only after it, so that the ratio counted on early contacts is weaker
 * than the stated one, but clearly above its floor (I3). Runs once the days
 * of each deal and the pauses of its contact are planned. Throws a Refusal when no
 * number of them does that.
 */
export function planEarlyContacts(s: ScenarioSpec, all: readonly DealPlan[], random: Random): void {
  const deals = all.filter(isClosed);
  const now = deals.filter((d) => d.period === 'now');
  const counts = chooseLate(s, now, random);
  const couldWait = now.filter((d) => d.contacts > 1 && wentOn(d));
  const late = new Set([
    ...random.shuffle(couldWait.filter(isWon)).slice(0, counts.wins),
    ...random.shuffle(couldWait.filter(isLost)).slice(0, counts.losses),
  ]);
  for (const deal of deals) deal.earlyContacts = late.has(deal) ? 1 : drawEarly(deal, random);
}

/** Half or more of a deal's contacts, and two at least where it has as many. */
const drawEarly = (deal: DealPlan, random: Random): number =>
  clamp(random.share([0.5, 0.75], deal.contacts), [2, deal.contacts]);
