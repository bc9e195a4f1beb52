import { addDays, daysBetween } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { ScenarioSpec } from '../scenario-spec.ts';
import { isLost, isUnnamed, isWon, type DealPlan } from './deal-plan.ts';

/** Shortest cycle, in days, that has room for a fall and what came after it. */
const ROOM = 38;

/**
 * Chooses the closed deals whose health fell as far as the crashed deal's, and when: whole weeks before the close.
 * About a third of them were won, within the stated bounds (H1).
 */
export function planFalls(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const [low, high] = s.recovery;
  const total = random.int(38, 46);
  const won = random.share([low + 0.025, high - 0.025], total);
  const long = deals.filter((d) => isUnnamed(d) && daysBetween(d.createdOn, d.closeOn) >= ROOM);
  const drop = (some: readonly DealPlan[], count: number, weeks: readonly number[]): void => {
    for (const deal of random.shuffle(some).slice(0, count))
      deal.fellOn = addDays(deal.closeOn, -7 * random.pick(weeks));
  };
  drop(
    long.filter((d) => isWon(d) && d.hasSponsor && d.contacts > 2),
    won,
    [2, 3],
  );
  drop(long.filter(isLost), total - won, [1, 2, 3]);
}
