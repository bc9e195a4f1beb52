import type { DealPlan } from '../plan/deal-plan.ts';
import type { DealTalk } from '../talk/draft-activities.ts';
import { engagedOn } from '../talk/engaged-on.ts';
import type { ContactRow } from './contact.ts';

export interface OpportunityContactRow {
  readonly opportunity_id: string;
  readonly contact_id: string;
  readonly engaged_on: string;
}

/**
 * Who took part in which deal from when on: a contact counts from the day of the first two-way activity, as the one
 * spoken to or as one of several. Throws a RangeError for one of the planned contacts who has none.
 */
export const makeOpportunityContacts = (
  talks: readonly DealTalk<ContactRow>[],
  idOf: (deal: DealPlan) => string,
): OpportunityContactRow[] =>
  talks.flatMap(({ deal, people, paper, drafts }) =>
    [...people, ...paper].flatMap((person) => {
      const engaged_on = engagedOn(drafts, person);
      if (engaged_on === null && people.includes(person))
        throw new RangeError(`contact without a two-way activity: ${person.contact_id}`);
      return engaged_on === null ? [] : [{ opportunity_id: idOf(deal), contact_id: person.contact_id, engaged_on }];
    }),
  );
