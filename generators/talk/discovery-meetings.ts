import { daysBetween, daysFrom, isWorkday } from '../lib/calendar.ts';
import type { Range } from '../lib/numbers.ts';
import type { Step } from '../plan/deal-plan.ts';
import type { RepRole } from '../spec/scenario-spec.ts';
import type { Talk } from './draft.ts';
import { isAsOfDay } from './draw-minute.ts';

/** Meetings in one visit to Discovery, from and to, by AE; the others have one or two. */
const MEETINGS: Readonly<Partial<Record<RepRole, Range>>> = { steady: [3, 4], newest: [0, 1] };
const USUAL: Range = [1, 2];

/** The visits of a deal to Discovery, with the meetings that each still has to have. */
export type MeetingsLeft = Map<Step, number>;

/** How many meetings each visit to Discovery is to have. */
export const planMeetings = ({ deal, random }: Talk): MeetingsLeft =>
  new Map(
    deal.steps
      .filter((step) => step.activity === 'discovery')
      .map((step) => [step, random.int(...(MEETINGS[deal.rep] ?? USUAL))]),
  );

/** Takes one of the meetings that the visit of a day still has to have; whether there was one. */
export function takeMeeting({ s }: Talk, meetings: MeetingsLeft, day: string): boolean {
  const [visit, left] =
    [...meetings].find(([step]) => step.enteredOn <= day && (step.leftOn === null || day < step.leftOn)) ?? [];
  if (visit === undefined || left === undefined || left === 0 || !isWorkday(day) || isAsOfDay(s, day)) return false;
  meetings.set(visit, left - 1);
  return true;
}

/** The working days of a visit on which a further meeting can be held: near a contact day, never into a silence. */
export function spareDays({ s }: Talk, visit: Step, days: readonly string[]): string[] {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const until = visit.leftOn ?? days.at(-1) ?? visit.enteredOn;
  return daysFrom(visit.enteredOn, daysBetween(visit.enteredOn, until)).filter(
    (day) => isWorkday(day) && day >= first && day <= last && isNear(days, day) && !isAsOfDay(s, day),
  );
}

/** Whether a day lies within three days of one of the others. */
export const isNear = (days: readonly string[], day: string): boolean =>
  days.some((other) => Math.abs(daysBetween(other, day)) <= 3);
