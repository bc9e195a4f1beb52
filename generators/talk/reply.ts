import { addDays, isWorkday, workdayUpTo } from '../lib/calendar.ts';
import { hoursBetween, minute, minuteOf, stamp } from '../lib/clock.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { subjectOf } from '../texts/activity-subjects.ts';
import { stageOn, type Draft, type Person, type Talk } from './draft.ts';
import { drawMinute, isAsOfDay } from './draw-minute.ts';

/** How likely an answer is fast: a fast champion's, a slow champion's, another contact's. */
const FAST = { fastChampion: 0.93, slowChampion: 0.15, other: 0.55 } as const;

/** Minutes of the day: when the AE writes a message that is answered later, and when one is answered on its day. */
const WRITING: Range = [minute(8, 10), minute(17, 45)];
const ANSWERING: Range = [minute(11), minute(17, 50)];

/** The day on which the AE wrote what is answered on a day: a working day, and a few before it for slow answers. */
function askedOn({ s, random }: Talk, day: string, isFast: boolean): string {
  if (isFast && isWorkday(day) && !isAsOfDay(s, day)) return day;
  return workdayUpTo(addDays(day, isFast ? -1 : -random.int(2, 3)));
}

/** The minute at which the AE wrote what is answered later on the same day: usually a few hours before. */
const drawSameDay = (answered: number, random: Random): number =>
  Math.max(minute(8) + random.int(2, 40), answered - Math.max(7, Math.round(random.logNormal(130, 0.8))));

/**
 * A message from the buyer with the AE's message that it answers: hours lie between them, and the AE writes in office
 * hours. Fast answers come on the same or the next day, slow ones after a night or more. Where the AE's message would
 * lie before the deal, the buyer's stands alone.
 */
export function reply(talk: Talk, contact: Person, day: string): Draft[] {
  const { s, deal, random } = talk;
  const subject = subjectOf(stageOn(deal.steps, day), 'Email', random);
  const champions = talk.isFast ? FAST.fastChampion : FAST.slowChampion;
  const asked = askedOn(talk, day, random.chance(contact.buying_role === 'Champion' ? champions : FAST.other));
  const isSameDay = asked === day;
  const at = stamp(day, isSameDay ? random.int(...ANSWERING) : drawMinute(s, day, random));
  const sentAt = stamp(asked, isSameDay ? drawSameDay(minuteOf(at), random) : random.int(...WRITING));
  const answer = { contact, at, type: 'Email', direction: 'Inbound', twoWay: true } as const;
  if (asked < deal.createdOn) return [{ ...answer, responseHours: null, subject }];
  return [
    { contact, at: sentAt, type: 'Email', direction: 'Outbound', twoWay: false, responseHours: null, subject },
    { ...answer, responseHours: Math.round(hoursBetween(sentAt, at) * 10) / 10, subject: `Re: ${subject}` },
  ];
}
