import { addDays, daysBetween, nearWorkday } from '../lib/calendar.ts';
import { at } from '../lib/lists.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { isClosed, isOpen, isUnnamed, isWon, type DealPlan, type Status } from '../plan/deal-plan.ts';
import { dayWithin, type Change } from './change.ts';

/** Share of the deals that were pushed at least once, by outcome. */
const PUSHED: Readonly<Record<Status, Range>> = { Open: [0.3, 0.4], Won: [0.15, 0.22], Lost: [0.28, 0.36] };
/** How often they were: one, two or three times. */
const TIMES = { 1: 3, 2: 2, 3: 1 } as const;
/** Days that a deal must have lived to have been pushed. */
const OLD = 24;

/** How often each deal was pushed; those that never were are missing. `asOf` is a date. */
export function planPushes(deals: readonly DealPlan[], asOf: string, random: Random): Map<DealPlan, number> {
  const pushes = new Map<DealPlan, number>();
  for (const status of ['Open', 'Won', 'Lost'] as const) {
    const all = deals.filter((d) => d.status === status);
    const old = all.filter(
      (d) => (isUnnamed(d) || d.role === 'crash') && daysBetween(d.createdOn, isClosed(d) ? d.closeOn : asOf) > OLD,
    );
    const overdue = old.filter((d) => isOpen(d) && d.closeOn < asOf);
    const others = random.shuffle(old.filter((d) => !overdue.includes(d)));
    // The AEs who called an overdue deal never moved its date: half of them.
    const candidates = [...overdue, ...others].slice(Math.ceil(overdue.length / 2));
    for (const deal of candidates.slice(0, random.share(PUSHED[status], all.length)))
      pushes.set(deal, Number(random.odds(TIMES)));
  }
  return pushes;
}

/** How likely a win that was not pushed came before it was expected. */
const CAME_EARLY = 0.35;
/** Days before the new date within which a push was made, where the deal is as old. */
const PUSHED_BEFORE = 9;

/**
 * The expected close dates over time: pushed deals were expected earlier, some wins came before they were expected.
 * `latest` is the day before which the last push was made.
 */
export function closeChanges(deal: DealPlan, pushes: number, latest: string, random: Random): Change[] {
  const closes = [deal.closeOn];
  const moves: string[] = [];
  for (let i = 0; i < pushes; i++) {
    const before = nearWorkday(addDays(at(closes, 0), -random.int(6, 24)), random);
    const limit = moves[0] ?? latest;
    const soon = addDays(before, -PUSHED_BEFORE);
    const from = soon > deal.createdOn ? soon : deal.createdOn;
    const day = dayWithin(random, from, limit) ?? dayWithin(random, deal.createdOn, limit);
    if (day === null || soon <= deal.createdOn) break;
    closes.unshift(before);
    moves.unshift(day);
  }
  if (pushes === 0 && isWon(deal) && random.chance(CAME_EARLY)) {
    closes.unshift(nearWorkday(addDays(deal.closeOn, random.int(4, 21)), random));
    moves.unshift(deal.closeOn);
  }
  const days = [deal.createdOn, ...moves];
  return closes.map((close, i) => ({ changed_on: at(days, i), field: 'close_on', new_value: close }));
}

/** How many of the changes pushed the close to a later date. */
export const countPushes = (changes: readonly Change[]): number =>
  changes.filter((change, i) => i > 0 && change.new_value > at(changes, i - 1).new_value).length;
