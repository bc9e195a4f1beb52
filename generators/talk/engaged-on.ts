import { dayOf } from '../lib/calendar.ts';
import type { Draft, Person } from './draft.ts';

/** The date of a contact's first two-way activity in a deal. Throws a RangeError for a contact who has none. */
export function engagedOn(drafts: readonly Draft[], contact: Person): string {
  const own = drafts.filter((d) => d.twoWay && d.contact === contact).map((d) => d.at);
  if (own.length === 0) throw new RangeError(`contact without a two-way activity: ${contact.contact_id}`);
  return dayOf(own.reduce((first, at) => (at < first ? at : first)));
}
