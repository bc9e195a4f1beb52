import { addDays, daysBetween, daysFrom, isWorkday } from '../lib/calendar.ts';
import type { Random } from '../lib/random.ts';
import { isWon, type DealPlan } from '../plan/deal-plan.ts';
import { thresholdOf } from '../spec/facts.ts';
import type { RepRole } from '../spec/scenario-spec.ts';
import { isNear } from './discovery-meetings.ts';
import { attempt, attempts, countBetween, hasSpoken, type Draft, type Talk } from './draft.ts';

/** How much more the ramping AE writes and calls than others: busy, not yet effective. */
const BUSY: Readonly<Partial<Record<RepRole, number>>> = { ramping: 1.75, top_performer: 0.92 };
/** The most by which that shows in a deal's silence. */
const BUSIEST_IN_SILENCE = 1.2;

const busyness = (deal: DealPlan): number => BUSY[deal.rep] ?? 1;

/** Activities a week that a deal has, contact and unanswered messages together; healthy deals have as many as is steady. */
export function weeklyRate({ s, deal, random, keepsRate }: Talk): number {
  // What a healthy deal has is stated, whoever its AE is.
  const [least, most] = [thresholdOf(s, 'least_weekly_activities'), thresholdOf(s, 'most_weekly_activities')];
  if (deal.band === 'healthy')
    return keepsRate ? random.between(least + 0.3, most - 0.4) : random.between(most + 1.8, most + 2.8);
  if (deal.band === 'monitor') return random.between(2.6, 3.8) * busyness(deal);
  if (deal.band !== null) return random.between(2.8, 4) * busyness(deal);
  return (isWon(deal) ? random.between(3.6, 5.4) : random.between(2.2, 3.5)) * busyness(deal);
}

/**
 * Unanswered messages on the days from `from` to `to`, both included, up to the deal's weekly rate; never into a
 * deal's silence: only within three days of a day of contact.
 */
export function attemptsUpTo(
  talk: Talk,
  drafts: readonly Draft[],
  rate: number,
  [from, to]: readonly [string, string],
  contactDays: readonly string[],
): Draft[] {
  const { people, random } = talk;
  if (from > to) return [];
  const span = daysBetween(from, to) + 1;
  const had = countBetween(drafts, from, addDays(to, 1));
  const choices = daysFrom(from, span).filter((day) => isWorkday(day) && isNear(contactDays, day));
  if (choices.length === 0) return [];
  return Array.from({ length: Math.max(Math.round((rate * span) / 7) - had, 0) }, () => {
    const day = random.pick(choices);
    const known = people.filter((p) => hasSpoken(drafts, p, day));
    return attempt(talk, random.pick(known.length > 0 ? known : people.slice(0, 1)), day);
  });
}

/** How many attempts an AE makes in an open deal's silence: few, which is why it is silent. */
function countInSilence(deal: DealPlan, random: Random): number {
  if (deal.band === 'monitor') return random.int(1, 2);
  if (deal.band === 'at_risk') return random.chance(0.55) ? 1 : 0;
  return deal.band === 'critical' ? random.int(0, 2) : 0;
}

/** What the AE sends into an open deal's silence, between the last contact and the as-of day. */
export function attemptsInSilence(talk: Talk, lastContact: string): Draft[] {
  const { s, deal, people, random } = talk;
  const count = Math.round(countInSilence(deal, random) * Math.min(busyness(deal), BUSIEST_IN_SILENCE));
  const silent = daysFrom(addDays(lastContact, 1), daysBetween(lastContact, s.asOf) - 1).filter(isWorkday);
  return attempts(talk, people[0], silent, count);
}
