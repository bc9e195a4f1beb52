import type { DealPlan } from '../plan/deal-plan.ts';
import type { DealTalk } from '../talk/draft-activities.ts';
import { engagedOn } from '../talk/engaged-on.ts';
import type { ContactRow } from './contact.ts';

export interface OpportunityContactRow {
  readonly opportunity_id: string;
  readonly contact_id: string;
  readonly engaged_on: string;
}

/** Who took part in which deal from when on: a contact counts from the day of its first two-way activity. */
export const makeOpportunityContacts = (
  talks: readonly DealTalk<ContactRow>[],
  idOf: (deal: DealPlan) => string,
): OpportunityContactRow[] =>
  talks.flatMap(({ deal, people, drafts }) =>
    people.map((person) => ({
      opportunity_id: idOf(deal),
      contact_id: person.contact_id,
      engaged_on: engagedOn(drafts, person),
    })),
  );
