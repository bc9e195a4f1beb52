import { addDays } from '../lib/calendar.ts';
import { thresholdOf } from '../spec/facts.ts';
import type { Person, Talk } from './draft.ts';

/** The days after a deal's fall in which it can recover: its sponsor is met or keeps away. */
export interface SponsorWindow {
  readonly sponsor: Person;
  /** The day on which the sponsor is met; null for a sponsor who keeps away. */
  readonly meetOn: string | null;
  /** The day of the fall, after which the window begins, and its last day. */
  readonly from: string;
  readonly to: string;
}

/** Whether and when a fallen deal's sponsor is met after the fall; null where there was no fall or no sponsor. */
export function planSponsorWindow({ s, deal, people, random }: Talk, days: readonly string[]): SponsorWindow | null {
  const sponsor = people.find((p) => p.buying_role === 'Executive Sponsor');
  if (deal.fellOn === null || sponsor === undefined || people.length < 2) return null;
  const [from, to] = [deal.fellOn, addDays(deal.fellOn, thresholdOf(s, 'recovery_days'))];
  const within = days.filter((day) => day > from && day < to);
  const isMet = deal.sponsorMet && within.length > 0;
  return { sponsor, meetOn: isMet ? random.pick(within) : null, from, to };
}

/** Whether a contact is out of reach on a day but for a planned meeting: the sponsor, within the window. */
export const keepsAway = (window: SponsorWindow | null, contact: Person, day: string): boolean =>
  window !== null && contact === window.sponsor && day > window.from && day <= window.to;

/** Moves the sponsor's entry: one met after the fall may have come in then; one who kept away came in before it. */
export function moveSponsorEntry(window: SponsorWindow, entries: Map<Person, string>, days: readonly string[]): void {
  const { sponsor, meetOn, from } = window;
  const entry = entries.get(sponsor) ?? '';
  if (meetOn !== null) {
    if (entry >= from) entries.set(sponsor, meetOn);
  } else if (keepsAway(window, sponsor, entry)) {
    entries.set(sponsor, days.findLast((day) => day <= from) ?? days[0] ?? entry);
  }
}
