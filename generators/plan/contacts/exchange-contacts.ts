import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { RepRole } from '../../spec/scenario-spec.ts';
import { isClosed, isLost, isUnnamed, isWon, type DealPlan, type Period } from '../deal-plan.ts';
import { meanContacts, ofRep, swapContacts } from './count-contacts.ts';

/** How many more contacts a deal than last quarter are clearly a rise. */
const RISE = 0.35;

/** AEs whose means are stated or have a rank of their own. */
export const BOUND: readonly RepRole[] = ['rising', 'top_performer', 'newest'];

/** AEs who may give deep deals of this quarter to the rising one. */
const GENEROUS: readonly RepRole[] = ['steady', 'closer', 'turnaround'];

/**
 * The rising AE learned it this quarter (R3): deals change their contacts with those of others, first older ones for
 * fewer, then those of this quarter for more, until that shows. Throws a Refusal when it never does.
 */
export function letRiserRise(deals: readonly DealPlan[], random: Random): void {
  const rising = (period: Period): DealPlan[] => ofRep(deals, 'rising').filter((d) => d.period === period);
  const rise = (): number => meanContacts(rising('now')) - meanContacts(rising('last'));
  for (const period of ['last', 'now'] as const) {
    const sign = period === 'last' ? -1 : 1;
    const others = random.shuffle(
      deals.filter(
        (d) =>
          d.period === period &&
          isUnnamed(d) &&
          (period === 'last' ? !BOUND.includes(d.rep) : GENEROUS.includes(d.rep)),
      ),
    );
    // The deals that have the most to change come first.
    for (const deal of rising(period).sort((a, b) => sign * (a.contacts - b.contacts))) {
      if (rise() >= RISE) return;
      const other = others.find((d) => d.status === deal.status && sign * (d.contacts - deal.contacts) > 0);
      if (other !== undefined) swapContacts(deal, other);
    }
  }
  if (meanContacts(rising('now')) <= meanContacts(rising('last')))
    throw new Refusal('R3 collides: the rising AE has no more contacts a deal than last quarter');
}

/** Fewest contacts a deal on average that any AE but the newest may come to, above the newest's own. */
export const ABOVE_NEWEST = 0.12;

/**
 * No AE but the newest may have fewer contacts a deal (R10): single deals of one change place with deeper ones of
 * others. Throws a Refusal when an AE finds no deal to change with.
 */
export function liftAboveNewest(deals: readonly DealPlan[], newest: number): void {
  const roles = [...new Set(deals.map((d) => d.rep))].filter((role) => !BOUND.includes(role));
  const mean = (role: RepRole): number => meanContacts(ofRep(deals, role));
  for (let i = 0; i < 200; i++) {
    const lowest = roles.reduce((a, b) => (mean(b) < mean(a) ? b : a));
    if (mean(lowest) >= newest + ABOVE_NEWEST) return;
    const singles = ofRep(deals, lowest).filter((d) => d.contacts === 1 && isUnnamed(d));
    const generous = roles.filter((role) => mean(role) > newest + 3 * ABOVE_NEWEST);
    const donors = deals.filter((d) => generous.includes(d.rep) && d.contacts > 1 && isUnnamed(d));
    const deeper = donors.find((d) => singles.some((single) => single.status === d.status));
    const single = singles.find((d) => d.status === deeper?.status);
    if (single === undefined || deeper === undefined)
      throw new Refusal(
        `R10 collides: ${lowest} has ${mean(lowest).toFixed(2)} contacts a deal, as few as the newest AE`,
      );
    swapContacts(single, deeper);
  }
}

/** So many deals or more closed in a quarter with the same number of contacts may not all be won. */
const GROUP = 9;

/**
 * No number of contacts wins always: where all closed deals with so many were won, or many of this quarter, one of them
 * changes its contacts with a lost deal of the quarter that has four or five, of an AE who stays above the newest
 * without them.
 */
export function mixOutcomes(deals: readonly DealPlan[], newest: number): void {
  const closed = deals.filter(isClosed);
  const free = closed.filter((d) => isUnnamed(d) && d.rep !== 'top_performer' && d.rep !== 'rising');
  const staysAbove = (won: DealPlan, lost: DealPlan): boolean => {
    const own = ofRep(deals, won.rep).filter((d) => d.period === won.period);
    return meanContacts(own) - (won.contacts - lost.contacts) / own.length >= newest + ABOVE_NEWEST;
  };
  const now = closed.filter((d) => d.period === 'now');
  for (const count of [7, 6, 5])
    for (const { some, least } of [
      { some: closed, least: 1 },
      { some: now, least: GROUP },
    ]) {
      const all = some.filter((d) => d.contacts === count);
      if (all.length < least || all.some(isLost)) continue;
      const losses = free.filter((d) => isLost(d) && [4, 5].includes(d.contacts) && d.contacts < count);
      for (const won of free.filter((d) => some.includes(d) && d.contacts === count && isWon(d))) {
        const lost = losses.find((d) => d.period === won.period && (won.period === 'last' || staysAbove(won, d)));
        if (lost === undefined) continue;
        swapContacts(won, lost);
        break;
      }
    }
}
