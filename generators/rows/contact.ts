import type { Faker } from '@faker-js/faker';
import { keyOf } from '../lib/lists.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { paperRolesOf, rolesOf } from '../plan/contacts/buying-roles.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import { croOf } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { TITLES, type BuyingRole } from '../texts/job-titles.ts';
import { personName } from '../texts/person-names.ts';
import { leaderIdOf } from './leader.ts';

export interface ContactRow {
  readonly contact_id: string;
  readonly account_id: string;
  readonly name: string;
  readonly title: string;
  readonly buying_role: BuyingRole;
  readonly known_by_leader_id: string | null;
}

/** People at an account who took part in nothing yet, and their roles. */
const STRANGERS: Range = [0, 2];
const STRANGER_ROLES: readonly BuyingRole[] = ['User', 'Economic Buyer', 'Legal', 'Technical Buyer'];

/** Whom else the CRM knows at the crashed account, without having met them: it is a large deal. */
const UNMET: readonly BuyingRole[] = ['Economic Buyer', 'Legal'];

/** The crashed deal's sponsor: known to the CRO, and nobody else there is to any of our leaders (K1). Throws a RangeError when the scenario has no CRO. */
function crashSponsor(s: ScenarioSpec): Partial<ContactRow> {
  return { ...s.crash.sponsor, known_by_leader_id: leaderIdOf(s, croOf(s).name) };
}

/** What the story says of the people who take part in the crashed deal: the champion, and that nobody knows them. */
const ofCrash = (s: ScenarioSpec, role: BuyingRole): Partial<ContactRow> => ({
  ...(role === 'Champion' ? { name: s.crash.champion, title: s.crash.championTitle } : {}),
  known_by_leader_id: null,
});

/**
 * The people at the accounts, and who takes part in each deal, in the order in which they come in. Deals at one
 * account share people; the crashed deal has its champion, and a sponsor whom the CRO knows and nobody has met.
 */
export function makeContacts(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  accountOf: ReadonlyMap<DealPlan, string>,
  faker: Faker,
  random: Random,
): {
  rows: readonly ContactRow[];
  engagedIn: ReadonlyMap<DealPlan, readonly ContactRow[]>;
  /** People of Legal and Procurement, who come in with the paper. */
  paperOf: ReadonlyMap<DealPlan, readonly ContactRow[]>;
} {
  const people = noPeople(s, faker, random);
  const engagedIn = new Map<DealPlan, readonly ContactRow[]>();
  const paperOf = new Map<DealPlan, readonly ContactRow[]>();
  for (const deal of deals) {
    const account = accountOf.get(deal) ?? '';
    const isCrash = deal.role === 'crash';
    const engaged: ContactRow[] = [];
    for (const role of rolesOf(deal, random)) {
      const known = people.at(account).find((c) => c.buying_role === role && !engaged.includes(c));
      engaged.push(known ?? people.add(account, role, isCrash ? ofCrash(s, role) : undefined));
    }
    engagedIn.set(deal, engaged);
    const paper = paperRolesOf(deal).map(
      (role) => people.at(account).find((c) => c.buying_role === role) ?? people.add(account, role),
    );
    paperOf.set(deal, paper);
    if (isCrash) {
      people.add(account, 'Executive Sponsor', crashSponsor(s));
      for (const role of UNMET) people.add(account, role, ofCrash(s, role));
    } else for (let i = random.int(...STRANGERS); i > 0; i--) people.add(account, random.pick(STRANGER_ROLES));
  }
  return { rows: people.rows, engagedIn, paperOf };
}

/** How likely a leader of ours knows a sponsor or an economic buyer. */
const KNOWN = 0.05;

/** The people at the accounts, who come in one by one. */
interface People {
  readonly rows: readonly ContactRow[];
  /** The people at an account so far. */
  at(account: string): readonly ContactRow[];
  /** Adds a person; what is not given is drawn. */
  add(account: string, role: BuyingRole, given?: Partial<ContactRow>): ContactRow;
}

/** Nobody yet; no two people ever have the same name, nor one that the story uses. */
function noPeople(s: ScenarioSpec, faker: Faker, random: Random): People {
  const rows: ContactRow[] = [];
  const byAccount = new Map<string, ContactRow[]>();
  const taken = new Set([...s.reps, ...s.leaders, { name: s.crash.champion }, s.crash.sponsor].map((p) => p.name));

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
        name: given.name ?? personName(faker, taken),
        title: given.title ?? random.pick(TITLES[role]),
        buying_role: role,
        known_by_leader_id: given.known_by_leader_id === undefined ? drawLeader(role) : given.known_by_leader_id,
      };
      rows.push(row);
      byAccount.set(account, [...(byAccount.get(account) ?? []), row]);
      return row;
    },
  };
}
