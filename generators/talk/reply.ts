import { addDays, isWorkday, workdayUpTo } from '../lib/calendar.ts';
import { hoursBetween, minute, stamp } from '../lib/clock.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { subjectOf } from '../texts/activity-subjects.ts';
import { stageOn, type Draft, type Person, type Talk } from './draft.ts';
import { asOfMorning, drawMinute, isAsOfDay } from './draw-minute.ts';

/** When an answer comes: on the day, on the next working morning, or when they get to it. */
type Pace = 'same day' | 'next morning' | 'later';

/** How often a fast champion's answers, a slow champion's and another contact's come when. */
const PACES: Readonly<Record<'fast' | 'slow' | 'other', Readonly<Record<Pace, number>>>> = {
  fast: { 'same day': 69, 'next morning': 29, later: 2 },
  slow: { 'same day': 33, 'next morning': 29, later: 38 },
  other: { 'same day': 66, 'next morning': 28, later: 6 },
};

/** Minutes of the day: when the AE writes, early, at any hour and in the afternoon; when the buyer answers. */
const WRITING: Range = [minute(8, 10), minute(17, 45)];
const AFTERNOON: Range = [minute(12, 30), minute(17, 50)];
const ANSWERING: Range = [minute(11), minute(17, 50)];
const MORNING: Range = [minute(7, 40), minute(11, 50)];
const WORKING_OFF: Range = [minute(7, 40), minute(17, 50)];
/** Some answers of the day come after dinner, to what was written in the morning. */
const IN_THE_EVENING = 0.1;
const MORNING_MAIL: Range = [minute(8, 10), minute(12)];
const EVENING: Range = [minute(18, 5), minute(21, 40)];
/** Who gets to it later gets to it at any hour of a long day. */
const LONG_DAY: Range = [minute(7, 10), minute(21, 40)];
/** Hours that a late answer takes: so many at least, and usually as many again and more, now and then a week. */
const LATE = { least: 22, further: 24, most: 170 } as const;
/** How often what is answered on the day after a weekend came in before its eve. */
const OLDER = 0.4;
/** How often the hours of a late answer are drawn until it was asked in office hours. */
const DRAWS = 40;
const DAY = minute(24);

/** The minute at which the AE wrote what is answered later on the same day: usually a few hours before. */
const drawSameDay = (answered: number, random: Random): number =>
  Math.max(minute(8) + random.int(2, 40), answered - Math.max(7, Math.round(random.logNormal(130, 0.8))));

/** The moments of a message and of the answer to it. */
interface Exchange {
  readonly sentAt: string;
  readonly at: string;
}

/**
 * An answer on a day that took long: its hours are drawn first, so that they have no gap and no comb, then the minutes
 * that leave the message in office hours of a working day; undefined where none do.
 */
function drawLate({ s, random }: Talk, day: string): Exchange | undefined {
  const within = isAsOfDay(s, day) ? asOfMorning(s) : LONG_DAY;
  for (let draw = 0; draw < DRAWS; draw++) {
    const hours = Math.min(LATE.least - LATE.further * Math.log(1 - random.unit()), LATE.most);
    const took = Math.round(minute(hours));
    const choices = [Math.floor(took / DAY), Math.ceil(took / DAY)].flatMap((days) => {
      const asked = addDays(day, -days);
      const later = took - days * DAY;
      const [from, to] = [Math.max(within[0], WRITING[0] + later), Math.min(within[1], WRITING[1] + later)];
      return from <= to && isWorkday(asked) ? [{ asked, later, from, to }] : [];
    });
    if (choices.length === 0) continue;
    const { asked, later, from, to } = random.weighted(choices, (choice) => choice.to - choice.from + 1);
    const answered = random.int(from, to);
    return { sentAt: stamp(asked, answered - later), at: stamp(day, answered) };
  }
  return undefined;
}

/** The moments of a message and of the answer to it on a day. */
function drawExchange(talk: Talk, day: string, pace: Pace): Exchange {
  const { s, random } = talk;
  // Before eight on the as-of morning, and on a weekend, nobody answers what was written on that day.
  const isLate = isAsOfDay(s, day) || !isWorkday(day);
  if (pace === 'same day' && !isLate) {
    if (random.chance(IN_THE_EVENING))
      return { sentAt: stamp(day, random.int(...MORNING_MAIL)), at: stamp(day, random.int(...EVENING)) };
    const answered = random.int(...ANSWERING);
    return { sentAt: stamp(day, drawSameDay(answered, random)), at: stamp(day, answered) };
  }
  const asked = workdayUpTo(addDays(day, -1));
  // What is answered after a weekend was not all written on its eve.
  const isOlder = asked !== addDays(day, -1) && random.chance(OLDER);
  const late = pace === 'later' || isOlder ? drawLate(talk, day) : undefined;
  if (late !== undefined) return late;
  if (isLate) return { sentAt: stamp(asked, random.int(...AFTERNOON)), at: stamp(day, drawMinute(s, day, random)) };
  // What came in before a weekend is answered over the whole day after it.
  const isNext = asked === addDays(day, -1);
  return {
    sentAt: stamp(asked, random.int(...(isNext ? AFTERNOON : WRITING))),
    at: stamp(day, random.int(...(isNext ? MORNING : WORKING_OFF))),
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
