import type { Tables } from '../../support/world.ts';
import { thresholdOf } from '../second-way/definitions.ts';
import type { Deal } from '../second-way/facts.ts';
import type { Frame } from '../second-way/frame.ts';
import { none, type Check } from './check.ts';

/** What a deal is looked at by; null: it is in no group. */
export type Key = (deal: Deal) => string | null;

/** So many closed deals or more make a group that may not be won, or lost, to the last one. */
export const GROUP = 10;

/** Whether a deal has one contact, a few or many, as the thresholds have it. */
export function contactsGroup(tables: Tables): (deal: Deal) => 'one' | 'few' | 'many' {
  const [several, many] = ['multi_threaded_contacts', 'many_contacts'].map((name) => thresholdOf(tables, name));
  return ({ contacts }) => (contacts < Number(several) ? 'one' : contacts < Number(many) ? 'few' : 'many');
}

/** The deals by group, in the order in which the groups turn up. */
export function groupsOf(deals: Frame<Deal>, key: Key): Map<string, readonly Deal[]> {
  const groups = new Map<string, Deal[]>();
  for (const deal of deals.rows()) {
    const name = key(deal);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), deal]);
  }
  return groups;
}

const wonOf = (deals: readonly Deal[]): number => deals.filter((d) => d.won === 1).length;
export const rateOf = (deals: readonly Deal[]): number => wonOf(deals) / deals.length;

/** Groups of so many deals or more that won all or none of them, a line each. */
export const oneSided = (deals: Frame<Deal>, key: Key, least: number): string[] =>
  [...groupsOf(deals, key)]
    .filter(([, own]) => own.length >= least && [0, own.length].includes(wonOf(own)))
    .map(([group, own]) => `${group}: ${wonOf(own)} of ${own.length}`);

/** No group of closed deals may win all or none, by what they are looked at. */
export const mixed = (by: string, deals: (tables: Tables) => Frame<Deal>, keyOf: (tables: Tables) => Key): Check =>
  none(`no group of ${GROUP} deals or more wins all or none, by ${by}`, (tables) =>
    oneSided(deals(tables), keyOf(tables), GROUP),
  );
