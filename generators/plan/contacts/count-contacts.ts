import { sum } from '../../lib/numbers.ts';
import type { RepRole } from '../../spec/scenario-spec.ts';
import type { DealPlan } from '../deal-plan.ts';

/** All contacts of the deals together. */
export const contactsOf = (deals: readonly DealPlan[]): number => sum(deals.map((d) => d.contacts));

/** Contacts a deal. */
export const meanContacts = (deals: readonly DealPlan[]): number => contactsOf(deals) / deals.length;

export const ofRep = (deals: readonly DealPlan[], role: RepRole): DealPlan[] => deals.filter((d) => d.rep === role);

/** Lets two deals change their numbers of contacts with each other. */
export function swapContacts(a: DealPlan, b: DealPlan): void {
  [a.contacts, b.contacts] = [b.contacts, a.contacts];
}
