import { isWorkday } from '../lib/calendar.ts';
import { stamp } from '../lib/clock.ts';
import { roundTo } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import type { StageRole } from '../spec/scenario-spec.ts';
import { subjectOf, type ActivityType } from '../texts/activity-subjects.ts';
import { stageOn, type Draft, type Person, type Talk } from './draft.ts';
import { drawMinute, isAsOfDay } from './draw-minute.ts';
import { reply } from './reply.ts';

/** Meetings start on the quarter hour. */
export const MEETING_STEP = 15;

export const isMeeting = (type: ActivityType): boolean => type === 'Meeting' || type === 'Demo';

/** How likely the buyer starts a meeting, and a call. */
const INBOUND = { meeting: 0.12, call: 0.3 } as const;

/** Two-way activities that are no meeting of a Discovery: mostly mail and calls, demos in their place. */
export const drawType = (stage: StageRole, isAfterGap: boolean, random: Random): ActivityType =>
  random.odds<ActivityType>({
    Email: isAfterGap ? 0 : 40,
    Call: 32,
    Meeting: stage === 'discovery' ? 0 : 24,
    Demo: stage === 'design' || stage === 'proposal' ? 9 : 0,
  });

/** One two-way activity on a day, a mail with the message that it answers; its subject is drawn unless it is given. */
export function contactOn(talk: Talk, contact: Person, day: string, wanted: ActivityType, given?: string): Draft[] {
  const { s, deal, random } = talk;
  if (wanted === 'Email') return reply(talk, contact, day);
  // Nobody meets before eight on the as-of morning, nor on days on which nobody works.
  const type = isAsOfDay(s, day) || !isWorkday(day) ? 'Call' : wanted;
  const minutes = drawMinute(s, day, random);
  return [
    {
      contact,
      at: stamp(day, isMeeting(type) ? roundTo(minutes, MEETING_STEP) : minutes),
      type,
      direction: random.chance(isMeeting(type) ? INBOUND.meeting : INBOUND.call) ? 'Inbound' : 'Outbound',
      twoWay: true,
      responseHours: null,
      subject: given ?? subjectOf(stageOn(deal.steps, day), type, random, deal.leadSource),
    },
  ];
}
