import { addDays } from '../../lib/calendar.ts';
import { descend, type Option } from '../../lib/descend.ts';
import { at } from '../../lib/lists.ts';
import { inMillions, K, totalOf } from '../../lib/money.ts';
import { sum } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { sameDayLastQuarter } from '../../spec/call-days.ts';
import type { BandRole, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';
import { stepOn } from './stints.ts';

/** How many deals of each band were in Commit at least, and how many in all. */
const LEAST: Readonly<Record<BandRole, number>> = { healthy: 6, monitor: 6, at_risk: 5, critical: 3 };
const LEAST_DEALS = 22;
/** How near the won share of a band's dollars comes to the band's weight, and how near the plan aims at. */
const NEAR = 0.085;
const AIM = 0.02;
/** By how much less than the call the rule missed the outcome: half as much is stated. */
const RATIO = 0.42;
/** What the call missed the outcome by at least, as a share of it. */
const LEAST_MISS = 0.1;
/** Days that a deal must have lived to be in the call. */
const LIVED = 16;

/** What a deal that could have been in Commit costs in each band: won deals were mostly in good health. */
const COSTS: Readonly<Record<'won' | 'not won', Readonly<Record<BandRole, number>>>> = {
  won: { healthy: 0.1, monitor: 0, at_risk: 0.8, critical: 1.2 },
  'not won': { healthy: 0.5, monitor: 0.3, at_risk: 0, critical: 0.2 },
};
/** What it costs to leave a won deal out, by its size, and to take one that slipped out of the quarter. */
const LEFT_OUT_PER = 60 * K;
const SLIPPED = 0.4;
const CHANCE = 0.8;
const ATTEMPTS = 30;

/** How the sums of the bands lie beside the weights, and what rule and call made of them. */
function judge(s: ScenarioSpec, closed: number, outcome: number, sums: readonly number[]) {
  const bands = s.bands.map((band, i) => {
    const [won, all, deals] = [at(sums, 3 * i), at(sums, 3 * i + 1), at(sums, 3 * i + 2)];
    return { band, all, deals, off: all > 0 ? Math.abs(won / all - band.weight) : 1 };
  });
  const called = closed + sum(bands.map(({ all }) => all)) - outcome;
  const ruled = closed + sum(bands.map(({ all, band }) => all * band.weight)) - outcome;
  return { bands, deals: sum(bands.map(({ deals }) => deals)), called, ratio: Math.abs(ruled) / Math.max(called, 1) };
}

const square = (x: number): number => x * x;
const above = (x: number, limit: number): number => Math.max(0, x - limit);

/**
 * Plans which deals were in Commit on the same day of the last quarter, and in which health band each was: the share of
 * each band's dollars that was won in the quarter is near the band's weight, and the rule that uses the weights missed
 * the quarter's outcome by less than half of what the call missed it by (F8). Throws a Refusal when no choice does.
 */
export function planLastCommit(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const day = sameDayLastQuarter(s);
  const { end } = s.lastQuarter;
  const wonInQuarter = deals.filter((d) => d.period === 'last' && isWon(d));
  const outcome = totalOf(wonInQuarter);
  const closed = totalOf(wonInQuarter.filter((d) => d.closeOn <= day));
  const candidates = deals.filter((deal) => {
    const step = stepOn(deal, day);
    const isLate = step !== null && !['lead', 'qualified', 'discovery'].includes(step);
    return isLate && isUnnamed(deal) && deal.createdOn <= addDays(day, -LIVED);
  });

  const optionsOf = (deal: DealPlan): Option<BandRole | null>[] => {
    const isInQuarter = deal.period === 'last';
    const won = isInQuarter && isWon(deal);
    const costs = COSTS[won ? 'won' : 'not won'];
    const out = { value: null, adds: [], cost: won ? deal.amount / LEFT_OUT_PER : 0 };
    return [
      out,
      ...s.bands.map(({ role }, i): Option<BandRole> => {
        const adds = s.bands.flatMap((_, j) => (i === j ? [won ? deal.amount : 0, deal.amount, 1] : [0, 0, 0]));
        const slipped = deal.closeOn > end ? SLIPPED : 0;
        return { value: role, adds, cost: costs[role] + slipped + random.between(0, CHANCE) };
      }),
    ];
  };
  const costOf = (sums: readonly number[]): number => {
    const found = judge(s, closed, outcome, sums);
    const ofBands = found.bands.map(
      ({ band, deals: count, off }) => square(30 * above(off, AIM)) + 2 * square(above(LEAST[band.role], count)),
    );
    return (
      sum(ofBands) +
      square(above(LEAST_DEALS, found.deals)) +
      square(20 * above(found.ratio, RATIO - 0.1)) +
      square(above(LEAST_MISS * 1.3 * outcome, found.called) / (50 * K))
    );
  };

  let closest = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { chosen } = descend(random, candidates.map(optionsOf), costOf);
    const inCommit = candidates.map((deal, i) => ({ deal, band: at(chosen, i) })).filter(({ band }) => band !== null);
    const sums = s.bands.flatMap(({ role }) => {
      const own = inCommit.filter(({ band }) => band === role).map(({ deal }) => deal);
      return [totalOf(own.filter((d) => d.period === 'last' && isWon(d))), totalOf(own), own.length];
    });
    const found = judge(s, closed, outcome, sums);
    const fits =
      found.deals >= LEAST_DEALS &&
      found.called >= LEAST_MISS * outcome &&
      found.ratio <= RATIO &&
      found.bands.every(({ band, off, deals: count }) => off <= NEAR && count >= LEAST[band.role]);
    if (fits) {
      for (const { deal, band } of inCommit) deal.bandThen = band;
      return;
    }
    closest = `${found.deals} deals, a call off by ${inMillions(found.called)}, a ratio of ${found.ratio.toFixed(2)}`;
  }
  throw new Refusal(`F8 collides: no Commit of ${day} bears out the weights; the last one tried had ${closest}`);
}
