import { addDays, daysBetween, isHoliday, isWorkday } from '../../lib/calendar.ts';
import { chooseSubset } from '../../lib/choose-subset.ts';
import { at } from '../../lib/lists.ts';
import { totalOf } from '../../lib/money.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { repOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isWon, type DealPlan } from '../deal-plan.ts';

/** Days between an AE's hire and the first close. */
const FIRST_CLOSE = 36;

/** A day between two dates, both included: a working day but for very few, often at a month's end, as closes are. */
function closeDay(random: Random, from: string, to: string): string {
  const days = daysBetween(from, to);
  for (;;) {
    const day = addDays(from, random.int(0, days));
    const isMonthEnd = Number(addDays(day, 4).slice(8, 10)) <= 4;
    if (random.chance((isWorkday(day) ? 1 : isHoliday(day) ? 0 : 0.005) * (isMonthEnd ? 1 : 0.5))) return day;
  }
}

/** So many of the deals, at random, that their amount is within the range. */
const choose = (random: Random, deals: readonly DealPlan[], count: number, range: Range): DealPlan[] =>
  chooseSubset(
    random,
    deals.map((d) => d.amount),
    count,
    range,
  ).map((i) => at(deals, i));

/** When the deals of the finished quarter closed: its wins in a hockey stick, by amount. */
export function planLastQuarterCloses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { start, end } = s.lastQuarter;
  const wins = deals.filter((d) => d.period === 'last' && isWon(d));
  const total = totalOf(wins);
  const finalWeek = choose(random, wins, Math.round(wins.length * 0.25), [0.225 * total, 0.29 * total]);
  const rest = wins.filter((d) => !finalWeek.includes(d));
  const share = random.between(0.44, 0.51) - totalOf(finalWeek) / total;
  const range: Range = [(share - 0.02) * total, (share + 0.02) * total];
  const thirdMonth = choose(random, rest, Math.round(rest.length * 0.3), range);

  const monthStart = `${end.slice(0, 7)}-01`;
  const spanOf = (deal: DealPlan): readonly [string, string] => {
    if (finalWeek.includes(deal)) return [addDays(end, -6), end];
    return thirdMonth.includes(deal) ? [monthStart, addDays(end, -7)] : [start, addDays(monthStart, -1)];
  };
  const firstClose = (deal: DealPlan): string => addDays(repOf(s, deal.rep).hiredOn, FIRST_CLOSE);
  for (const deal of wins) {
    const [from, to] = spanOf(deal);
    const first = firstClose(deal);
    deal.closeOn = closeDay(random, from < first && first < to ? first : from, to);
  }
  for (const deal of deals.filter((d) => d.period === 'last' && isLost(d))) {
    const first = firstClose(deal);
    deal.closeOn = closeDay(random, start < first ? first : start, end);
  }
}

/** When this quarter's deals closed: up to the day before the as-of day. */
export function planThisQuarterCloses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const yesterday = addDays(s.asOf, -1);
  const { start } = s.quarter;
  const now = deals.filter((d) => d.period === 'now');
  for (const deal of now.filter(isLost)) deal.closeOn = closeDay(random, start, yesterday);

  // The plan is back-loaded and so are the wins: a share of the amount closed in the first half of the days, and one
  // in the week before the as-of day, so that the change over the week can be shown.
  const wins = now.filter(isWon);
  const total = totalOf(wins);
  const [week, middle] = [addDays(s.asOf, -6), addDays(start, Math.floor(daysBetween(start, s.asOf) / 2))];
  const lately = random.between(0.11, 0.16) * total;
  const late = choose(random, wins, Math.round(wins.length * 0.12), [lately - 0.02 * total, lately + 0.02 * total]);
  const rest = wins.filter((d) => !late.includes(d));
  const early = random.between(0.38, 0.43) * total;
  const first = choose(random, rest, Math.round(wins.length * 0.42), [early - 0.02 * total, early + 0.02 * total]);
  for (const deal of wins) {
    if (late.includes(deal)) deal.closeOn = closeDay(random, week, yesterday);
    else if (first.includes(deal)) deal.closeOn = closeDay(random, start, middle);
    else deal.closeOn = closeDay(random, addDays(middle, 1), addDays(week, -1));
  }
}
