import type { Faker } from '@faker-js/faker';
import { at, keyOf } from '../lib/lists.ts';
import { clamp, roundTo } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isWon, type DealPlan } from '../plan/deal-plan.ts';
import { placeDeals, type AccountDraft } from '../plan/place-deals.ts';
import { repOf } from '../spec/facts.ts';
import type { ScenarioSpec, SegmentRole } from '../spec/scenario-spec.ts';
import { companyName, INDUSTRIES, plainName } from '../texts/company-names.ts';

export interface AccountRow {
  readonly account_id: string;
  readonly name: string;
  readonly industry: string;
  readonly region: string;
  readonly employees: number;
  readonly customer_since: string | null;
}

/** Employees by the largest deal's segment, the largest segment first: median and most. */
const EMPLOYEES: readonly (readonly [SegmentRole, { readonly median: number; readonly most: number }])[] = [
  ['enterprise', { median: 5200, most: 40_000 }],
  ['mid_market', { median: 900, most: 6000 }],
  ['smb', { median: 160, most: 1200 }],
];
const FEWEST_EMPLOYEES = 25;

/** Gives the accounts industries, those with and those without a won deal apart: every industry has both. */
function dealIndustries(drafts: readonly AccountDraft[], random: Random): Map<AccountDraft, string> {
  const hasWon = (draft: AccountDraft): boolean => draft.deals.some(isWon);
  return new Map(
    [true, false].flatMap((won) => {
      const order = random.shuffle(INDUSTRIES);
      const group = random.shuffle(drafts.filter((d) => hasWon(d) === won));
      return group.map((draft, i): [AccountDraft, string] => [draft, at(order, i % order.length)]);
    }),
  );
}

/** A number of employees as a CRM knows it: rounded. */
function drawEmployees(draft: AccountDraft, random: Random): number {
  const [, { median, most }] =
    EMPLOYEES.find(([segment]) => draft.deals.some((d) => d.segment === segment)) ?? at(EMPLOYEES, 2);
  const drawn = clamp(random.logNormal(median, 0.7), [FEWEST_EMPLOYEES, most]);
  return roundTo(drawn, drawn > 1000 ? 50 : 5);
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
): { rows: AccountRow[]; accountOf: ReadonlyMap<DealPlan, string> } {
  const drafts = placeDeals(s, deals, random);
  const industryOf = dealIndustries(drafts, random);
  const taken = new Set(s.keyDeals.map((k) => plainName(k.account)));
  const accountOf = new Map<DealPlan, string>();
  const rows = drafts.map((draft, i): AccountRow => {
    const account_id = keyOf('ACC', i + 1, 4);
    for (const deal of draft.deals) accountOf.set(deal, account_id);
    const { key } = draft;
    const industry = key?.industry ?? industryOf.get(draft) ?? 'Technology';
    const employees = drawEmployees(draft, random);
    return {
      account_id,
      name: key?.account ?? companyName(faker, industry, taken, random),
      industry,
      region: repOf(s, draft.rep).region,
      employees: key?.employees ?? employees,
      customer_since: draft.customerSince,
    };
  });
  return { rows, accountOf };
}
