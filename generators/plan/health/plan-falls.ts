import { addDays, daysBetween } from '../../lib/calendar.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';

/** Shortest cycle, in days, that has room for a fall and what came after it. */
const ROOM = 38;

/** Share of the recovered deals whose sponsor was met soon after the fall. */
const RECOVERED_MET: Range = [0.66, 0.82];
/** Share of the others that had a sponsor, and of these whose sponsor was met soon. */
const NOT_RECOVERED_SPONSORED: Range = [0.24, 0.34];
const NOT_RECOVERED_MET: Range = [0.55, 0.8];

/**
 * Chooses the closed deals whose health fell as far as the crashed deal's, and when: whole weeks before the close.
 * About a third of them were won, within the stated bounds (H1).
 */
export function planFalls(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const [low, high] = s.recovery;
  const total = random.int(38, 46);
  const won = random.share([low + 0.025, high - 0.025], total);
  const isSponsored = (d: DealPlan): boolean => d.hasSponsor && d.contacts > 1;
  const long = deals.filter((d) => isUnnamed(d) && daysBetween(d.createdOn, d.closeOn) >= ROOM);
  const drop = (some: readonly DealPlan[], count: number, weeks: readonly number[]): void => {
    for (const deal of random.shuffle(some).slice(0, count))
      deal.fellOn = addDays(deal.closeOn, -7 * random.pick(weeks));
  };
  drop(
    long.filter((d) => isWon(d) && isSponsored(d)),
    won,
    [2, 3],
  );
  // Some of those that did not recover had a sponsor too, and met with one: it helps, it does not save.
  const sponsored = random.share(NOT_RECOVERED_SPONSORED, total - won);
  const lost = long.filter(isLost);
  drop(lost.filter(isSponsored), sponsored, [2, 3]);
  drop(
    lost.filter((d) => !isSponsored(d)),
    total - won - sponsored,
    [2, 3],
  );
  const fell = random.shuffle(deals.filter((d) => d.fellOn !== null && isSponsored(d)));
  for (const [isSuch, share] of [[isWon, RECOVERED_MET] as const, [isLost, NOT_RECOVERED_MET] as const]) {
    const such = fell.filter(isSuch);
    for (const deal of such.slice(0, random.share(share, such.length))) deal.sponsorMet = true;
  }
}
