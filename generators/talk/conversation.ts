import { subjectOf } from '../texts/activity-subjects.ts';
import { planMeetings, spareDays, takeMeeting } from './discovery-meetings.ts';
import type { Draft, Person, Talk } from './draft.ts';
import { stageOn } from './draft.ts';
import { planEntries } from './entries.ts';
import { keepsAway, moveSponsorEntry, planSponsorWindow } from './sponsor-window.ts';
import { contactOn, drawType } from './two-way.ts';

/** How much more often a deal's first contact, mostly the champion, is spoken to than any other. */
const FIRST_CONTACT = 1.6;

/**
 * All two-way contact of a deal: something on each of the days, and the Discovery meetings that they had no room for.
 * On the days on which contact `resumed` after a gap there is no mail, which would have one of ours before it.
 */
export function conversation(talk: Talk, days: readonly string[], resumed: ReadonlySet<string>): Draft[] {
  const { deal, people, random } = talk;
  const entries = planEntries(talk, days);
  const window = planSponsorWindow(talk, days);
  if (window !== null) moveSponsorEntry(window, entries, days);
  const meetings = planMeetings(talk);
  const presentOn = (day: string): Person[] =>
    people.filter((p) => (entries.get(p) ?? '') <= day && !keepsAway(window, p, day));
  const discoverySubject = (): string => subjectOf('discovery', 'Meeting', random);

  const spokenOn = (day: string): Person[] => {
    const chosen = people.filter((p) => entries.get(p) === day);
    if (window?.meetOn === day && !chosen.includes(window.sponsor)) chosen.push(window.sponsor);
    return chosen.length > 0 ? chosen : [random.weighted(presentOn(day), (p) => (p === people[0] ? FIRST_CONTACT : 1))];
  };

  const drafts: Draft[] = [];
  // Every champion answers a message early on; what the others do is chance.
  const owesAnswer = (contact: Person): boolean =>
    contact === people[0] && [1, 2].includes(drafts.filter((d) => d.contact === contact && d.twoWay).length);
  for (const day of days)
    for (const contact of spokenOn(day)) {
      const isResumed = resumed.has(day);
      if (owesAnswer(contact) && !isResumed) drafts.push(...contactOn(talk, contact, day, 'Email'));
      else if (takeMeeting(talk, meetings, day))
        drafts.push(...contactOn(talk, contact, day, 'Meeting', discoverySubject()));
      else drafts.push(...contactOn(talk, contact, day, drawType(stageOn(deal.steps, day), isResumed, random)));
    }

  // Meetings that no contact day of the visit had room for are held beside it, on its other working days.
  for (const [visit, left] of meetings)
    for (const day of random.shuffle(spareDays(talk, visit, days)).slice(0, left)) {
      const present = presentOn(day);
      if (present.length > 0) drafts.push(...contactOn(talk, random.pick(present), day, 'Meeting', discoverySubject()));
    }
  return drafts;
}
