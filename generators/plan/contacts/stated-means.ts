import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';
import { contactsOf } from './count-contacts.ts';

/** Share of the top performer's deals, all of them lost, that have no more than the fewest contacts. */
const THIN = 0.24;

/** The top performer: never fewer than the stated contacts, an exact mean; wins have more than losses. */
export function planTopPerformer(s: ScenarioSpec, deals: readonly DealPlan[], mean: number, random: Random): void {
  const fewest = s.patterns.topPerformerFewestContacts;
  for (const deal of deals) deal.contacts = Math.max(fewest, deal.contacts);
  const thinLosses = random.shuffle(deals.filter(isLost)).slice(0, Math.round(deals.length * THIN));
  const thinWins = random.shuffle(deals.filter((d) => isWon(d) && d.contacts === fewest)).slice(0, 1);
  const thick = deals.filter((d) => !thinLosses.includes(d) && !thinWins.includes(d));
  for (const deal of thick) deal.contacts = Math.max(fewest + 1, deal.contacts);

  const goal = Math.round(mean * deals.length);
  const growing = thick.filter(isUnnamed);
  while (contactsOf(deals) < goal)
    random.weighted(growing, (d) => (d.contacts > 5 ? 0.05 : isWon(d) ? 2 : 1)).contacts += 1;
}

/** The newest AE: single-threaded but for the few deals that make the stated mean; a win comes first among them. */
export function planNewest(deals: readonly DealPlan[], mean: number, random: Random): void {
  for (const deal of deals) deal.contacts = 1;
  const twos = Math.round(mean * deals.length) - deals.length;
  const win = random.shuffle(deals.filter(isWon)).slice(0, 1);
  const losses = random.shuffle(deals.filter(isLost));
  for (const deal of [...win, ...losses].slice(0, twos)) deal.contacts = 2;
}
