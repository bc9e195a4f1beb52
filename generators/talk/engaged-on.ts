import { dayOf } from '../lib/calendar.ts';
import type { Draft, Person } from './draft.ts';

/** Whether somebody took part in an activity, as the one spoken to or as one of several. */
const tookPart = (draft: Draft, person: Person): boolean =>
  draft.contact === person || (draft.others ?? []).includes(person);

/** The date of somebody's first two-way activity in a deal; null without one. */
export function engagedOn(drafts: readonly Draft[], person: Person): string | null {
  const own = drafts.filter((d) => d.twoWay && tookPart(d, person)).map((d) => d.at);
  return own.length === 0 ? null : dayOf(own.reduce((first, at) => (at < first ? at : first)));
}
