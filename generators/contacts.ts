import type { Faker } from '@faker-js/faker';
import type { DealPlan } from './deal-plan.ts';
import type { Random } from './random.ts';
import type { ScenarioSpec } from './scenario.ts';

export type BuyingRole =
  'Champion' | 'Executive Sponsor' | 'Economic Buyer' | 'Technical Buyer' | 'User' | 'Legal' | 'Procurement';

export interface ContactRow {
  readonly contact_id: string;
  readonly account_id: string;
  readonly name: string;
  readonly title: string;
  readonly buying_role: BuyingRole;
  readonly known_by_leader_id: string | null;
}

const TITLES: Readonly<Record<BuyingRole, readonly string[]>> = {
  Champion: [
    'VP Operations',
    'Director of Operations',
    'Head of Business Systems',
    'Director of Process Excellence',
    'Operations Manager',
    'Head of Shared Services',
  ],
  'Executive Sponsor': [
    'Chief Operating Officer',
    'Chief Information Officer',
    'SVP Operations',
    'Chief Transformation Officer',
    'General Manager',
  ],
  'Economic Buyer': ['Chief Financial Officer', 'VP Finance', 'Finance Director', 'Head of Budget and Planning'],
  'Technical Buyer': ['Director of IT', 'Enterprise Architect', 'Head of Integration', 'VP Engineering', 'IT Manager'],
  User: ['Operations Analyst', 'Process Lead', 'Service Desk Lead', 'Business Analyst', 'Team Lead, Back Office'],
  Legal: ['General Counsel', 'Senior Counsel', 'Contracts Manager'],
  Procurement: ['Head of Procurement', 'Category Manager, Software', 'Sourcing Manager'],
};

/** The roles that join after champion, sponsor and technical buyer, by how often. */
const FURTHER: Readonly<Partial<Record<BuyingRole, number>>> = {
  'Economic Buyer': 5,
  User: 6,
  Legal: 1.5,
  Procurement: 1.5,
};
/** People at an account who took part in nothing yet. */
const STRANGERS: readonly [number, number] = [0, 2];
/** Share of sponsors and economic buyers whom a leader of ours knows. */
const KNOWN = 0.05;

/** The roles of the contacts that take part in a deal, in the order in which they come in. */
function rolesOf(deal: DealPlan, random: Random): BuyingRole[] {
  if (deal.contacts === 1) return [deal.hasSponsor ? 'Executive Sponsor' : 'Champion'];
  const roles: BuyingRole[] = [];
  if (deal.hasTechnicalBuyer) roles.push('Technical Buyer');
  if (deal.hasSponsor) roles.push('Executive Sponsor');
  const further = Object.keys(FURTHER) as BuyingRole[];
  while (roles.length < deal.contacts - 1)
    roles.push(
      random.weighted(further, (role) => (FURTHER[role] ?? 0) * (roles.includes(role) && role !== 'User' ? 0 : 1)),
    );
  return ['Champion', ...random.shuffle(roles)];
}

/**
 * The people at the accounts, and who takes part in each deal, in the order in which they come in. Deals at one
 * account share people; the crashed deal has its champion, and a sponsor whom the CRO knows and nobody has met.
 */
export function makeContacts(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  accountOf: ReadonlyMap<DealPlan, string>,
  leaderIdOf: (name: string) => string,
  faker: Faker,
  random: Random,
): { rows: ContactRow[]; engagedIn: Map<DealPlan, ContactRow[]> } {
  const rows: ContactRow[] = [];
  const names = new Set<string>([
    ...s.reps.map((r) => r.name),
    ...s.leaders.map((l) => l.name),
    s.crash.champion,
    s.crash.sponsor.name,
  ]);
  const byAccount = new Map<string, ContactRow[]>();
  const newName = (): string => {
    for (;;) {
      const name = `${faker.person.firstName()} ${faker.person.lastName()}`;
      if (names.has(name) || /[^A-Za-z '-]/.test(name)) continue;
      names.add(name);
      return name;
    }
  };
  const add = (account_id: string, buying_role: BuyingRole, given: Partial<ContactRow> = {}): ContactRow => {
    const senior = buying_role === 'Executive Sponsor' || buying_role === 'Economic Buyer';
    const row: ContactRow = {
      contact_id: `CON-${String(rows.length + 1).padStart(4, '0')}`,
      account_id,
      name: given.name ?? newName(),
      title: given.title ?? random.pick(TITLES[buying_role]),
      buying_role,
      known_by_leader_id:
        given.known_by_leader_id ?? (senior && random.chance(KNOWN) ? leaderIdOf(random.pick(s.leaders).name) : null),
    };
    rows.push(row);
    byAccount.set(account_id, [...(byAccount.get(account_id) ?? []), row]);
    return row;
  };
  const cro = s.leaders.find((l) => l.reportsTo === null)?.name ?? '';
  const engagedIn = new Map<DealPlan, ContactRow[]>();
  for (const deal of deals) {
    const account = accountOf.get(deal) ?? '';
    const crash = deal.role === 'crash';
    const engaged: ContactRow[] = [];
    for (const role of rolesOf(deal, random)) {
      const known = (byAccount.get(account) ?? []).find((c) => c.buying_role === role && !engaged.includes(c));
      const isCrashChampion = crash && role === 'Champion';
      engaged.push(
        known ?? add(account, role, isCrashChampion ? { name: s.crash.champion, title: s.crash.championTitle } : {}),
      );
    }
    engagedIn.set(deal, engaged);
    if (crash) add(account, 'Executive Sponsor', { ...s.crash.sponsor, known_by_leader_id: leaderIdOf(cro) });
    else
      for (let i = random.int(...STRANGERS); i > 0; i--)
        add(account, random.pick(['User', 'Economic Buyer', 'Legal', 'Technical Buyer'] as const));
  }
  return { rows, engagedIn };
}
