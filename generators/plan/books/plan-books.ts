import type { Random } from '../../lib/random.ts';
import type { RepRole, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { newDeal, type DealPlan } from '../deal-plan.ts';
import type { RepGoals } from '../quotas/rep-goals.ts';
import { placeKeyDeals } from './place-key-deals.ts';
import { planRepBooks, type RepBook } from './plan-rep-books.ts';
import { planSegments, SEGMENTS } from './plan-segments.ts';
import { planTotals } from './plan-totals.ts';

type Given = Omit<Parameters<typeof newDeal>[0], 'index'>;

/** The deals of one AE's book. */
function dealsOf(s: ScenarioSpec, rep: RepRole, book: RepBook): Given[] {
  const some = (count: number, given: Omit<Given, 'rep'>): Given[] =>
    Array.from({ length: count }, () => ({ rep, ...given }));
  return [
    ...SEGMENTS.flatMap((segment) => some(book.winsNow[segment], { period: 'now', status: 'Won', segment })),
    ...some(book.lostNow, { period: 'now', status: 'Lost' }),
    ...SEGMENTS.flatMap((segment) => some(book.winsLast[segment], { period: 'last', status: 'Won', segment })),
    ...some(book.lostLast, { period: 'last', status: 'Lost' }),
    ...s.bands.flatMap(({ role: band }) => some(book.open[band], { period: 'open', status: 'Open', band })),
  ];
}

/**
 * Plans which AE has how many deals of which period, outcome, segment and health band. The counts by AE, by segment
 * and by band sum exactly to the scenario's. Throws a Refusal that names the claims when they cannot.
 */
export function planBooks(s: ScenarioSpec, goals: RepGoals, random: Random): DealPlan[] {
  const books = planRepBooks(s, goals, planTotals(s), random);
  const deals = [...books]
    .flatMap(([rep, book]) => dealsOf(s, rep, book))
    .map((given, index) => newDeal({ index, ...given }));
  placeKeyDeals(s, deals);
  planSegments(s, deals, random);
  return deals;
}
