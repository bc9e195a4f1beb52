import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { isUnnamed, type DealPlan } from '../deal-plan.ts';
import { meanContacts, ofRep, swapContacts } from './count-contacts.ts';
import { ABOVE_NEWEST, BOUND } from './exchange-contacts.ts';

/** The least share of the deals of the AE at risk that have a single contact: clearly more than half. */
const SINGLE = 0.55;

const shareOf = (deals: readonly DealPlan[]): number => deals.filter((d) => d.contacts === 1).length / deals.length;

/**
 * The AE at risk is single-threaded (R7): where too few of this quarter's deals are, they change their contacts with
 * single ones of other AEs. Both deals are of one outcome and one segment, which leaves every count by those as it is;
 * the AE stays above `newest`, the newest AE's contacts per deal. Throws a Refusal when no deal is left to change with.
 */
export function keepSingle(now: readonly DealPlan[], newest: number, random: Random): void {
  const own = ofRep(now, 'at_risk');
  if (shareOf(own) >= SINGLE) return;
  const others = random.shuffle(now.filter((d) => d.contacts === 1 && isUnnamed(d) && d.rep !== 'at_risk'));
  // Those with the fewest contacts first: the mean falls the least.
  const multi = own.filter((d) => d.contacts > 1 && isUnnamed(d)).sort((a, b) => a.contacts - b.contacts);
  for (const deal of multi) {
    if (shareOf(own) >= SINGLE) return;
    const other = others.find(
      (d) => d.contacts === 1 && d.status === deal.status && d.segment === deal.segment && !BOUND.includes(d.rep),
    );
    if (other === undefined) continue;
    swapContacts(deal, other);
    if (meanContacts(own) < newest + ABOVE_NEWEST) swapContacts(deal, other);
  }
  if (shareOf(own) < SINGLE)
    throw new Refusal(
      `R7 collides: ${Math.round(shareOf(own) * 100)}% of the deals of the AE at risk have one contact`,
    );
}
