import { addDays, dayOf, daysBetween, daysFrom, isWorkday } from '../lib/calendar.ts';
import { minuteOf, stamp } from '../lib/clock.ts';
import { roundTo } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isClosed, type Step } from '../plan/deal-plan.ts';
import { thresholdOf } from '../spec/facts.ts';
import type { StageRole } from '../spec/scenario-spec.ts';
import { reviewSubject } from '../texts/activity-subjects.ts';
import type { BuyingRole } from '../texts/job-titles.ts';
import type { Draft, Person, Talk } from './draft.ts';
import { drawMinute, isAsOfDay } from './draw-minute.ts';
import { isMeeting, MEETING_STEP } from './two-way.ts';

/** How likely others of the buyer's join a meeting where more than one takes part in the deal, and a third one then. */
const JOINED = { one: 0.86, more: 0.35 } as const;

/** How likely a stay in a step has the person in it whose step it is. */
const PRESENT = 0.96;

/** Whose step it is: nobody passes a review without them. */
const OWNERS: Readonly<Partial<Record<StageRole, BuyingRole>>> = {
  security: 'Technical Buyer',
  procurement: 'Procurement',
  legal: 'Legal',
};

/**
 * Lets the buyer's people meet as they do: several of those who take part come to a meeting, and lawyers, buyers and
 * technical people to the steps that are theirs. `paper` are people of Legal and Procurement at the account: they come
 * in by such a meeting alone. No activity changes its day.
 */
export function attend(talk: Talk, drafts: readonly Draft[], paper: readonly Person[]): Draft[] {
  const { deal, people, random } = talk;
  const invited = new Map<Draft, Person[]>();
  const invite = (draft: Draft, person: Person): void => {
    if (person !== draft.contact) invited.set(draft, [...new Set([...(invited.get(draft) ?? []), person])]);
  };

  const attended = drafts.map((draft) => ({ draft, at: draft }));
  for (const step of deal.steps) {
    const owner = [...people, ...paper].find((p) => p.buying_role === OWNERS[step.activity]);
    if (owner === undefined || !random.chance(PRESENT)) continue;
    const place = meetingIn(talk, drafts, step) ?? newMeetingIn(talk, drafts, step);
    if (place === undefined) continue;
    const meeting = asMeeting(place, step.activity, random);
    // A call becomes the meeting; an answer stays what it is, and the meeting comes beside it.
    const entry = attended.find(({ draft }) => draft === place && draft.type !== 'Email');
    if (entry !== undefined) entry.at = meeting;
    else attended.push({ draft: meeting, at: meeting });
    invite(entry?.draft ?? meeting, owner);
  }
  for (const { draft } of attended.filter(({ at }) => at.twoWay && isMeeting(at.type))) {
    const present = random.shuffle(people.filter((p) => p !== draft.contact && isIn(talk, drafts, p, dayOf(draft.at))));
    if (present[0] !== undefined && random.chance(JOINED.one)) invite(draft, present[0]);
    if (present[1] !== undefined && random.chance(JOINED.more)) invite(draft, present[1]);
  }
  return attended.map(({ draft, at }) => ({ ...at, others: invited.get(draft) ?? [] }));
}

/** A two-way activity of a stay that can be its meeting: best one, else a call, else an answer; undefined without any. */
function meetingIn(
  { s, deal, random }: Talk,
  drafts: readonly Draft[],
  { enteredOn, leftOn }: Step,
): Draft | undefined {
  const until = leftOn ?? (isClosed(deal) ? deal.closeOn : dayOf(s.asOf));
  const within = random.shuffle(
    drafts.filter(({ at, twoWay }) => {
      const day = dayOf(at);
      return twoWay && day >= enteredOn && day < until && isWorkday(day) && !isAsOfDay(s, day);
    }),
  );
  return within.find((d) => isMeeting(d.type)) ?? within.find((d) => d.type === 'Call') ?? within[0];
}

/** A meeting of a closed deal in a stay that had no contact: never into a pause that is planned. */
function newMeetingIn({ s, deal, people, random }: Talk, drafts: readonly Draft[], step: Step): Draft | undefined {
  const [contact] = people;
  if (!isClosed(deal) || contact === undefined || step.leftOn === null) return undefined;
  const days = daysFrom(step.enteredOn, daysBetween(step.enteredOn, step.leftOn)).filter(
    (day) =>
      isWorkday(day) &&
      !deal.pauses.some((p) => day > p.from && day < p.until) &&
      drafts.some((d) => d.twoWay && d.contact === contact && dayOf(d.at) < day),
  );
  if (days.length === 0) return undefined;
  const day = random.pick(days);
  const at = stamp(day, drawMinute(s, day, random));
  return { contact, at, type: 'Meeting', direction: 'Outbound', twoWay: true, responseHours: null, subject: '' };
}

/** A call or meeting as the meeting of a step. */
const asMeeting = (draft: Draft, stage: StageRole, random: Random): Draft => ({
  ...draft,
  type: 'Meeting',
  responseHours: null,
  at: stamp(dayOf(draft.at), roundTo(minuteOf(draft.at), MEETING_STEP)),
  subject: reviewSubject(stage, random),
});

/** Whether somebody takes part by a day, and is not kept away: a sponsor after a fall is met as planned or not at all. */
function isIn({ s, deal }: Talk, drafts: readonly Draft[], person: Person, day: string): boolean {
  const isAway =
    person.buying_role === 'Executive Sponsor' &&
    deal.fellOn !== null &&
    day > deal.fellOn &&
    day <= addDays(deal.fellOn, thresholdOf(s, 'recovery_days'));
  return !isAway && drafts.some((d) => d.twoWay && d.contact === person && dayOf(d.at) < day);
}
