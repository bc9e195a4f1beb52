import type { Faker } from '@faker-js/faker';
import { addDays } from './calendar.ts';
import { isClosed, type DealPlan } from './deal-plan.ts';
import type { Random } from './random.ts';
import type { RepRole, ScenarioSpec, Segment } from './scenario.ts';

export interface AccountRow {
  readonly account_id: string;
  readonly name: string;
  readonly industry: string;
  readonly region: string;
  readonly employees: number;
  readonly customer_since: string | null;
}

/** An account while deals are being placed with it. */
interface Draft {
  readonly rep: RepRole;
  readonly deals: DealPlan[];
  customerSince: string | null;
  key: { name: string; industry: string; employees: number } | null;
}

/** Industries, and the words that companies of each are named with. */
const INDUSTRIES: Readonly<Record<string, readonly string[]>> = {
  Manufacturing: ['Manufacturing', 'Industries', 'Fabrication', 'Tooling', 'Components'],
  Healthcare: ['Health', 'Medical Group', 'Care Partners', 'Clinics', 'Diagnostics'],
  'Financial Services': ['Capital', 'Financial', 'Trust', 'Credit Union', 'Wealth'],
  Technology: ['Systems', 'Software', 'Networks', 'Data', 'Labs'],
  Retail: ['Stores', 'Retail Group', 'Outfitters', 'Markets', 'Home'],
  Logistics: ['Logistics', 'Freight', 'Shipping', 'Transport', 'Distribution'],
  Education: ['University', 'College', 'Learning', 'Academy', 'Schools'],
  Insurance: ['Insurance', 'Mutual', 'Assurance', 'Underwriters', 'Benefits'],
  Energy: ['Energy', 'Power', 'Renewables', 'Utilities', 'Solar'],
  'Life Sciences': ['Biologics', 'Therapeutics', 'Pharma', 'Life Sciences', 'Genomics'],
  'Professional Services': ['Consulting', 'Advisory', 'Partners', 'Legal', 'Associates'],
  Hospitality: ['Hotels', 'Hospitality', 'Resorts', 'Restaurants', 'Catering'],
};

/** Names that would not read as a company's: foreign letters, and words that stand for something to be filled in. */
const UNLIKELY = /[^A-Za-z &.'-]|\b(bar|foo|baz|test|sample|example|dummy|acme)\b/i;

const MOST_DEALS = 3;
/** Days between a lost deal and the next attempt at the same account. */
const PAUSE = 14;

/** Employees by the largest deal's segment: median and widest. */
const EMPLOYEES: Readonly<Record<Segment, readonly [number, number]>> = {
  Enterprise: [5200, 40_000],
  'Mid-Market': [900, 6000],
  SMB: [160, 1200],
};

/** Whether a deal can be the next one at an account: an AE's own, with a customer for expansions and a stranger else. */
function canHost(draft: Draft, deal: DealPlan): boolean {
  if (draft.rep !== deal.rep || draft.key !== null || draft.deals.length >= MOST_DEALS) return false;
  const isCustomer = draft.customerSince !== null && draft.customerSince < deal.createdOn;
  const settled = draft.deals.every((d) => isClosed(d) && addDays(d.closeOn, PAUSE) <= deal.createdOn);
  if (deal.dealType === 'Expansion') return isCustomer;
  return draft.customerSince === null && settled;
}

/** Places each deal with an account, in order of creation: some return to one they know, most bring a new one. */
function placeDeals(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): Draft[] {
  const drafts: Draft[] = [];
  for (const deal of [...deals].sort((a, b) =>
    a.createdOn < b.createdOn ? -1 : a.createdOn > b.createdOn ? 1 : a.index - b.index,
  )) {
    const spec = s.keyDeals.find((k) => k.role === deal.role);
    const known =
      spec === undefined && random.chance(deal.dealType === 'Expansion' ? 0.4 : 0.45)
        ? drafts.filter((d) => canHost(d, deal))
        : [];
    const draft: Draft =
      known.length > 0
        ? random.pick(known)
        : {
            rep: deal.rep,
            deals: [],
            customerSince: null,
            key: spec === undefined ? null : { name: spec.account, industry: spec.industry, employees: spec.employees },
          };
    if (known.length === 0) {
      if (deal.dealType === 'Expansion') draft.customerSince = addDays(deal.createdOn, -random.int(130, 1900));
      drafts.push(draft);
    }
    draft.deals.push(deal);
    if (deal.dealType === 'New Logo' && deal.status === 'Won') draft.customerSince = deal.closeOn;
  }
  return drafts;
}

/** A company name that no other has: a family's or a place's name and a word of the industry. */
function companyName(faker: Faker, words: readonly string[], taken: Set<string>, random: Random): string {
  for (;;) {
    const stem = random.chance(0.62) ? faker.person.lastName() : faker.location.city();
    const name = `${stem} ${random.pick(words)}`;
    // One company a stem: "Reilly Freight" beside "Reilly Data" would look made up.
    if (taken.has(stem) || taken.has(name) || UNLIKELY.test(name) || name.length > 30) continue;
    taken.add(stem).add(name);
    return name;
  }
}

/**
 * The accounts, and which deals each has. An account is its AE's, has three deals at most, and is a customer before
 * its expansions and from the day on which its new logo was won. Every industry has won and lost deals.
 */
export function makeAccounts(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  faker: Faker,
  random: Random,
): { rows: AccountRow[]; accountOf: Map<DealPlan, string> } {
  const drafts = placeDeals(s, deals, random);
  const industries = Object.keys(INDUSTRIES);
  const industryOf = new Map<Draft, string>();
  for (const isWon of [true, false]) {
    const order = random.shuffle(industries);
    random
      .shuffle(drafts.filter((d) => d.deals.some((deal) => deal.status === 'Won') === isWon))
      .forEach((draft, i) => industryOf.set(draft, order[i % order.length] as string));
  }
  const taken = new Set(s.keyDeals.map((k) => k.account));
  const accountOf = new Map<DealPlan, string>();
  const rows = drafts.map((draft, i): AccountRow => {
    const account_id = `ACC-${String(i + 1).padStart(4, '0')}`;
    for (const deal of draft.deals) accountOf.set(deal, account_id);
    const industry = draft.key?.industry ?? industryOf.get(draft) ?? 'Technology';
    const segment =
      (['Enterprise', 'Mid-Market', 'SMB'] as const).find((g) => draft.deals.some((d) => d.segment === g)) ?? 'SMB';
    const [median, most] = EMPLOYEES[segment];
    const drawn = Math.min(Math.max(random.logNormal(median, 0.7), 25), most);
    return {
      account_id,
      name: draft.key?.name ?? companyName(faker, INDUSTRIES[industry] ?? [], taken, random),
      industry,
      region: s.reps.find((r) => r.role === draft.rep)?.region ?? '',
      employees: draft.key?.employees ?? (drawn > 1000 ? Math.round(drawn / 50) * 50 : Math.round(drawn / 5) * 5),
      customer_since: draft.customerSince,
    };
  });
  return { rows, accountOf };
}
