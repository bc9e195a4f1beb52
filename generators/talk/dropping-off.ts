import { addDays, dayOf, daysFrom, isWorkday } from '../lib/calendar.ts';
import { thresholdOf } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { attempts, countBetween, type Draft, type Talk } from './draft.ts';

/** The last days, and as many before them: the days between which activity drops off, or does not. */
function stretches(s: ScenarioSpec): { length: number; late: string; early: string } {
  const length = thresholdOf(s, 'drop_days');
  return { length, late: addDays(s.asOf, -length), early: addDays(s.asOf, 1 - 2 * length) };
}

/** Makes activity drop off: the last days have less than half of what as many before them had. */
export function steepen(talk: Talk, drafts: readonly Draft[], lastContact: string): Draft[] {
  const { s, deal, people } = talk;
  const { length, late, early } = stretches(s);
  // Messages that were answered stay; of the others none is so late.
  const isAnswered = (draft: Draft): boolean =>
    drafts.some(
      (answer) =>
        answer.responseHours !== null &&
        answer.contact === draft.contact &&
        answer.at > draft.at &&
        dayOf(answer.at) <= lastContact,
    );
  const kept = drafts.filter((d) => d.twoWay || d.at < late || isAnswered(d));
  const days = daysFrom(early, length - 1).filter(
    (day) => isWorkday(day) && day <= addDays(lastContact, 2) && day > deal.createdOn,
  );
  const wanted = 2 * countBetween(kept, late, s.asOf) + 2;
  const missing = Math.max(wanted - countBetween(kept, early, late), 0);
  return [...kept, ...attempts(talk, people[0], days, missing)];
}

/** Keeps activity up though nobody answers: an AE who does not let go. */
export function sustain(talk: Talk, drafts: readonly Draft[]): Draft[] {
  const { s, people } = talk;
  const { length, late, early } = stretches(s);
  const days = daysFrom(addDays(late, 1), length - 2).filter(isWorkday);
  const before = countBetween(drafts, addDays(early, -1), addDays(late, 1));
  const wanted = Math.ceil(before * 0.6) + 1;
  const missing = Math.max(wanted - countBetween(drafts, addDays(late, 1), s.asOf), 0);
  return [...drafts, ...attempts(talk, people[0], days, missing)];
}
