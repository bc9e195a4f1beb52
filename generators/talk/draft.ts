import { dayOf } from '../lib/calendar.ts';
import { stamp } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { DealPlan, Step } from '../plan/deal-plan.ts';
import type { ScenarioSpec, StageRole } from '../spec/scenario-spec.ts';
import { followUpSubject, type ActivityType } from '../texts/activity-subjects.ts';
import type { BuyingRole } from '../texts/job-titles.ts';
import { drawMinute } from './draw-minute.ts';

/** Somebody at the buyer's who takes part in a deal. */
export interface Person {
  readonly contact_id: string;
  readonly buying_role: BuyingRole;
}

/** An activity before it has its ids. */
export interface Draft {
  readonly contact: Person;
  readonly at: string;
  readonly type: ActivityType;
  readonly direction: 'Inbound' | 'Outbound';
  readonly twoWay: boolean;
  /** Hours between the AE's message and the buyer's answer; null for all but such answers. */
  readonly responseHours: number | null;
  readonly subject: string;
  /** Who of the buyer's took part beside the contact; nobody where it is not said. */
  readonly others?: readonly Person[];
}

/** Everything about one deal that its activities are made from. */
export interface Talk {
  readonly s: ScenarioSpec;
  readonly deal: DealPlan;
  /** The contacts in the order in which they come in; the first is the champion, where there is one. */
  readonly people: readonly Person[];
  readonly random: Random;
  /** Whether the champion answers fast. */
  readonly isFast: boolean;
  /** Whether contacts are still being added. */
  readonly isAdding: boolean;
  /** Whether a healthy deal keeps to its usual number of activities a week. */
  readonly keepsRate: boolean;
}

/** The step that a deal was in on a day; the closing one does not count. */
export const stageOn = (steps: readonly Step[], day: string): StageRole =>
  steps.findLast(({ enteredOn, activity }) => enteredOn <= day && activity !== 'won' && activity !== 'lost')
    ?.activity ??
  steps[0]?.activity ??
  'lead';

/** Activities from a day on, up to and without another; timestamps are fine for both. */
export const countBetween = (drafts: readonly Draft[], from: string, to: string): number =>
  drafts.filter((d) => d.at >= from && d.at < to).length;

/** Whether a contact had been spoken to by the end of a day. */
export const hasSpoken = (drafts: readonly Draft[], contact: Person, day: string): boolean =>
  drafts.some((d) => d.contact === contact && d.twoWay && dayOf(d.at) <= day);

/** Share of unanswered attempts that are messages; the others are calls. */
const WRITTEN = 0.66;

/** A message or call of the AE that nobody answered. */
export function attempt({ s, deal, random }: Talk, contact: Person, day: string): Draft {
  const type: ActivityType = random.chance(WRITTEN) ? 'Email' : 'Call';
  const at = stamp(day, drawMinute(s, day, random));
  const subject = followUpSubject(stageOn(deal.steps, day), type, deal.leadSource, random);
  return { contact, at, type, direction: 'Outbound', twoWay: false, responseHours: null, subject };
}

/** So many attempts to reach a contact, on days drawn from a list; none when the list is empty. */
export const attempts = (talk: Talk, contact: Person | undefined, days: readonly string[], count: number): Draft[] =>
  contact === undefined || days.length === 0
    ? []
    : Array.from({ length: count }, () => attempt(talk, contact, talk.random.pick(days)));
