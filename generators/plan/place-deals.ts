import { addDays } from '../lib/calendar.ts';
import type { Random } from '../lib/random.ts';
import { keyDealOf } from '../spec/facts.ts';
import type { KeyDealSpec, RepRole, ScenarioSpec } from '../spec/scenario-spec.ts';
import { byCreation, isClosed, isWon, type DealPlan } from './deal-plan.ts';

/** An account while deals are being placed with it. */
export interface AccountDraft {
  readonly rep: RepRole;
  readonly deals: DealPlan[];
  /** The deal that the story names, for the accounts that it names. */
  readonly key: KeyDealSpec | undefined;
  customerSince: string | null;
}

const MOST_DEALS = 3;
/** Days between a lost deal and the next attempt at the same account. */
const PAUSE = 14;
/** How likely a deal is with an account that has one already, where any can take it. */
const RETURNS = { Expansion: 0.4, 'New Logo': 0.45 } as const;
/** Days since which the customers are customers whose first deal lies before the extract. */
const CUSTOMER_FOR = [130, 1900] as const;

/** Whether a deal can be the next one at an account of the same AE: a customer for expansions, a stranger else. */
function canHost(draft: AccountDraft, deal: DealPlan): boolean {
  if (draft.rep !== deal.rep || draft.key !== undefined || draft.deals.length >= MOST_DEALS) return false;
  if (deal.dealType === 'Expansion') return draft.customerSince !== null && draft.customerSince < deal.createdOn;
  const isSettled = draft.deals.every((d) => isClosed(d) && addDays(d.closeOn, PAUSE) <= deal.createdOn);
  return draft.customerSince === null && isSettled;
}

/** Places each deal with an account, in order of creation: some return to one they know, most bring a new one. */
export function placeDeals(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): AccountDraft[] {
  const drafts: AccountDraft[] = [];
  for (const deal of deals.toSorted(byCreation)) {
    const key = keyDealOf(s, deal);
    const isReturning = key === undefined && random.chance(RETURNS[deal.dealType]);
    const known = isReturning ? drafts.filter((d) => canHost(d, deal)) : [];
    const draft: AccountDraft =
      known.length > 0 ? random.pick(known) : { rep: deal.rep, deals: [], key, customerSince: null };
    if (known.length === 0) {
      if (deal.dealType === 'Expansion') draft.customerSince = addDays(deal.createdOn, -random.int(...CUSTOMER_FOR));
      drafts.push(draft);
    }
    draft.deals.push(deal);
    if (deal.dealType === 'New Logo' && isWon(deal)) draft.customerSince = deal.closeOn;
  }
  return drafts;
}
