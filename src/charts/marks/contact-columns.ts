import { mean } from 'd3-array';
import { groupBy } from '../../model/group-by.ts';
import type { ReadRow } from '../frame/read-rows.ts';

/** What a contact map reads of each contact. */
export const CONTACT_SHAPE = {
  story_role: 'text',
  rep: 'text',
  opportunity_id: 'text',
  status: 'text',
  contacts: 'number',
  buying_role: 'text',
  engaged: 'number',
} as const;

export type Contact = ReadRow<typeof CONTACT_SHAPE>;

/** A closed deal and the people at its account. */
export interface Deal {
  readonly outcome: string;
  readonly contacts: number;
  readonly people: readonly Contact[];
}

/** The most people of a role that a deal's column has room for. */
const MOST_IN_ROLE = 12;

/** A deal's people in a role, as many as there is room for. */
export const inRole = (deal: Deal, role: string): Contact[] =>
  deal.people.filter((person) => person.buying_role === role).slice(0, MOST_IN_ROLE);

/** An AE's deals in their columns: those won first, then the lost ones, which begin at `least` columns or later. */
export function contactColumns(rep: string, people: readonly Contact[], least: number) {
  const deals = [...groupBy(people, (person) => person.opportunity_id).values()].map((some) => ({
    outcome: some[0]?.status ?? '',
    contacts: some[0]?.contacts ?? 0,
    people: some,
  }));
  const [won, others] = [
    deals.filter((deal) => deal.outcome === 'Won'),
    deals.filter((deal) => deal.outcome !== 'Won'),
  ];
  const lostFrom = Math.max(won.length + 1, least);
  return {
    rep,
    storyRole: people[0]?.story_role ?? null,
    mean: mean(deals, (deal) => deal.contacts) ?? 0,
    lostFrom,
    columns: Math.max(lostFrom + others.length, 12),
    deals: [
      ...won.map((deal, column) => ({ ...deal, column })),
      ...others.map((deal, i) => ({ ...deal, column: lostFrom + i })),
    ],
  };
}
