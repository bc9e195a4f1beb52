import type { Faker } from '@faker-js/faker';
import { rolesOf, type BuyingRole } from '../plan/contacts/buying-roles.ts';
import { noPeople } from './people.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import { leaderIdOf } from './leader.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

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

/** The crashed deal's sponsor: known to the CRO. Throws a RangeError when the scenario has no CRO. */
function crashSponsor(s: ScenarioSpec): Partial<ContactRow> {
  const cro = s.leaders.find((l) => l.reportsTo === null)?.name ?? '';
  return { ...s.crash.sponsor, known_by_leader_id: leaderIdOf(s, cro) };
}

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
): { rows: readonly ContactRow[]; engagedIn: ReadonlyMap<DealPlan, readonly ContactRow[]> } {
  const people = noPeople(s, faker, random);
  const engagedIn = new Map<DealPlan, readonly ContactRow[]>();
  for (const deal of deals) {
    const account = accountOf.get(deal) ?? '';
    const isCrash = deal.role === 'crash';
    const engaged: ContactRow[] = [];
    for (const role of rolesOf(deal, random)) {
      const known = people.at(account).find((c) => c.buying_role === role && !engaged.includes(c));
      const given =
        isCrash && role === 'Champion' ? { name: s.crash.champion, title: s.crash.championTitle } : undefined;
      engaged.push(known ?? people.add(account, role, given));
    }
    engagedIn.set(deal, engaged);
    if (isCrash) people.add(account, 'Executive Sponsor', crashSponsor(s));
    else for (let i = random.int(...STRANGERS); i > 0; i--) people.add(account, random.pick(STRANGER_ROLES));
  }
  return { rows: people.rows, engagedIn };
}
