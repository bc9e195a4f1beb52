import { addDays, isWorkday, workdayUpTo } from '../lib/calendar.ts';
import { hoursBetween, minute, stamp } from '../lib/clock.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { subjectOf } from '../texts/activity-subjects.ts';
import { stageOn, type Draft, type Person, type Talk } from './draft.ts';
import { drawMinute, isAsOfDay } from './draw-minute.ts';

/** When an answer comes: on the day, on the next working morning, or when they get to it. */
type Pace = 'same day' | 'next morning' | 'later';

/** How often a fast champion's answers, a slow champion's and another contact's come when. */
const PACES: Readonly<Record<'fast' | 'slow' | 'other', Readonly<Record<Pace, number>>>> = {
  fast: { 'same day': 60, 'next morning': 35, later: 5 },
  slow: { 'same day': 12, 'next morning': 18, later: 70 },
  other: { 'same day': 52, 'next morning': 31, later: 17 },
};

/** Minutes of the day: when the AE writes, early, at any hour and in the afternoon; when the buyer answers. */
const WRITING: Range = [minute(8, 10), minute(17, 45)];
const AFTERNOON: Range = [minute(12, 30), minute(17, 50)];
const ANSWERING: Range = [minute(11), minute(17, 50)];
const MORNING: Range = [minute(7, 40), minute(11, 50)];
/** Some answers of the day come after dinner, to what was written in the morning. */
const IN_THE_EVENING = 0.16;
/** Of the late ones more do: the hours between spread over the clock. */
const LATE_IN_THE_EVENING = 0.36;
const MORNING_MAIL: Range = [minute(8, 10), minute(12)];
const EVENING: Range = [minute(18, 5), minute(21, 40)];
/** Who gets to it later gets to it at any hour of a long day. */
const LONG_DAY: Range = [minute(7, 10), minute(21, 40)];
/** Days that a late answer takes: mostly one or two, now and then a week. */
const LATE_DAYS = { 1: 40, 2: 26, 3: 14, 4: 8, 5: 6, 6: 4, 7: 2 } as const;

/** The minute at which the AE wrote what is answered later on the same day: usually a few hours before. */
const drawSameDay = (answered: number, random: Random): number =>
  Math.max(minute(8) + random.int(2, 40), answered - Math.max(7, Math.round(random.logNormal(130, 0.8))));

/** The moments of a message and of the answer to it on a day. */
function drawExchange({ s, random }: Talk, day: string, pace: Pace): { readonly sentAt: string; readonly at: string } {
  // Before eight on the as-of morning, and on a weekend, nobody answers what was written on that day.
  const isLate = isAsOfDay(s, day) || !isWorkday(day);
  if (pace === 'same day' && !isLate) {
    if (random.chance(IN_THE_EVENING))
      return { sentAt: stamp(day, random.int(...MORNING_MAIL)), at: stamp(day, random.int(...EVENING)) };
    const answered = random.int(...ANSWERING);
    return { sentAt: stamp(day, drawSameDay(answered, random)), at: stamp(day, answered) };
  }
  if (pace !== 'later')
    return {
      sentAt: stamp(workdayUpTo(addDays(day, -1)), random.int(...AFTERNOON)),
      at: stamp(day, isLate ? drawMinute(s, day, random) : random.int(...MORNING)),
    };
  const asked = workdayUpTo(addDays(day, -Number(random.odds(LATE_DAYS))));
  const answered = isAsOfDay(s, day)
    ? drawMinute(s, day, random)
    : random.int(...(random.chance(LATE_IN_THE_EVENING) ? EVENING : LONG_DAY));
  return {
    sentAt: stamp(asked, random.int(...(random.chance(0.5) ? MORNING_MAIL : WRITING))),
    at: stamp(day, answered),
  };
}

/**
 * A message from the buyer with the AE's message that it answers: hours lie between them, and the AE writes in office
 * hours. Where the AE's message would lie before the deal, the buyer's stands alone.
 */
export function reply(talk: Talk, contact: Person, day: string): Draft[] {
  const { deal, random } = talk;
  const subject = subjectOf(stageOn(deal.steps, day), 'Email', random, deal.leadSource);
  const champion = talk.isFast ? 'fast' : 'slow';
  const { sentAt, at } = drawExchange(
    talk,
    day,
    random.odds(PACES[contact.buying_role === 'Champion' ? champion : 'other']),
  );
  const answer = { contact, at, type: 'Email', direction: 'Inbound', twoWay: true } as const;
  if (sentAt < deal.createdOn) return [{ ...answer, responseHours: null, subject }];
  return [
    { contact, at: sentAt, type: 'Email', direction: 'Outbound', twoWay: false, responseHours: null, subject },
    { ...answer, responseHours: Math.round(hoursBetween(sentAt, at) * 10) / 10, subject: `Re: ${subject}` },
  ];
}
