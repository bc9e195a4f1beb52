import type { Faker } from '@faker-js/faker';
import type { ContactRow } from './contact.ts';
import { leaderIdOf } from './leader.ts';
import { keyOf } from '../lib/lists.ts';
import type { Random } from '../lib/random.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { TITLES, type BuyingRole } from '../plan/contacts/buying-roles.ts';

/** Names that would not read as a person's: foreign letters, and first names that are titles. */
const UNLIKELY = /[^A-Za-z '-]|^(Sister|Lord|Prince|Princess|Oral|Judge|Major|King|Queen|Baby|Sir) /;

/** How likely a leader of ours knows a sponsor or an economic buyer. */
const KNOWN = 0.05;

/** The people at the accounts, who come in one by one. */
export interface People {
  readonly rows: readonly ContactRow[];
  /** The people at an account so far. */
  at(account: string): readonly ContactRow[];
  /** Adds a person; what is not given is drawn. */
  add(account: string, role: BuyingRole, given?: Partial<ContactRow>): ContactRow;
}

/** Nobody yet; no two people ever have the same name, nor one that the story uses. */
export function noPeople(s: ScenarioSpec, faker: Faker, random: Random): People {
  const rows: ContactRow[] = [];
  const byAccount = new Map<string, ContactRow[]>();
  const taken = new Set([...s.reps, ...s.leaders, { name: s.crash.champion }, s.crash.sponsor].map((p) => p.name));

  const newName = (): string => {
    for (;;) {
      const name = `${faker.person.firstName()} ${faker.person.lastName()}`;
      if (taken.has(name) || UNLIKELY.test(name)) continue;
      taken.add(name);
      return name;
    }
  };
  const drawLeader = (role: BuyingRole): string | null => {
    const isSenior = role === 'Executive Sponsor' || role === 'Economic Buyer';
    return isSenior && random.chance(KNOWN) ? leaderIdOf(s, random.pick(s.leaders).name) : null;
  };
  return {
    rows,
    at: (account) => byAccount.get(account) ?? [],
    add: (account, role, given = {}) => {
      const row: ContactRow = {
        contact_id: keyOf('CON', rows.length + 1, 4),
        account_id: account,
        name: given.name ?? newName(),
        title: given.title ?? random.pick(TITLES[role]),
        buying_role: role,
        known_by_leader_id: given.known_by_leader_id ?? drawLeader(role),
      };
      rows.push(row);
      byAccount.set(account, [...(byAccount.get(account) ?? []), row]);
      return row;
    },
  };
}
