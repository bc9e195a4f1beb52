import { addDays, daysBetween, daysFrom, isWorkday } from '../lib/calendar.ts';
import { minute, stamp } from '../lib/clock.ts';
import type { ActivityType } from '../texts/activity-subjects.ts';
import { planContactDays } from './contact-days.ts';
import { conversation } from './conversation.ts';
import type { Draft, Talk } from './draft.ts';
import { contactOn } from './two-way.ts';

/** Days of dense contact before the silence. */
const DENSE = 21;

/** The champion's last words, on the evening before the silence. */
const LAST_WORDS = { minute: minute(19, 42), subject: 'Looking at the order form tonight, back to you tomorrow' };

/** What the AE sent into the silence, in order. */
const OUTREACH: readonly (readonly [ActivityType, string])[] = [
  ['Call', 'Morning call as agreed'],
  ['Email', 'Order form: your comments?'],
  ['Email', 'Working session this week'],
  ['Call', 'Voicemail left'],
  ['Email', 'Checking in'],
  ['Call', 'Second voicemail'],
  ['Email', 'Is anything holding us up?'],
];

/**
 * The crashed deal: contact on nearly every working day for three weeks, a last mail on the evening before the
 * silence, then outreach alone.
 */
export function crashActivities(talk: Talk, lastContact: string): Draft[] {
  const { s, deal, people, random } = talk;
  const [champion] = people;
  if (champion === undefined) return [];
  const dense = addDays(lastContact, -DENSE);
  const { days } = planContactDays(deal, addDays(dense, -1), random);
  const drafts = conversation(talk, days, new Set());

  const working = daysFrom(dense, DENSE).filter(isWorkday);
  // A holiday week leaves a day without contact now and then.
  const skipped = random.shuffle(working.slice(-3)).slice(0, random.int(0, 1));
  for (const day of working.filter((d) => !skipped.includes(d)))
    drafts.push(...contactOn(talk, champion, day, random.odds({ Email: 4, Call: 4, Meeting: 3 })));
  // The others stay in touch too, up to the last week: nothing but the silence explains the fall.
  for (const [i, contact] of people.slice(1).entries())
    for (const day of working.filter((_, at) => at % 4 === i % 4))
      drafts.push(...contactOn(talk, contact, day, random.odds({ Email: 3, Call: 3 })));

  const last = { contact: champion, at: stamp(lastContact, LAST_WORDS.minute), subject: LAST_WORDS.subject };
  drafts.push({ ...last, type: 'Email', direction: 'Inbound', twoWay: true, responseHours: null });

  const silent = daysFrom(addDays(lastContact, 1), daysBetween(lastContact, s.asOf) - 1).filter(isWorkday);
  OUTREACH.forEach(([type, subject], i) => {
    const day = silent[Math.min(Math.floor((i * silent.length) / OUTREACH.length), silent.length - 1)];
    if (day === undefined) return;
    // By turns in the morning and in the afternoon.
    const isLate = i % 2 === 1;
    const at = stamp(day, random.int(minute(isLate ? 12 : 8, 20), minute(isLate ? 16 : 11, isLate ? 30 : 0)));
    drafts.push({ contact: champion, at, type, direction: 'Outbound', twoWay: false, responseHours: null, subject });
  });
  return drafts;
}
