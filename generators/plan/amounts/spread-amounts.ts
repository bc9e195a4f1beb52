import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { segmentOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';

/** No amount occurs more often. */
const MOST = 4;
/** What an amount moves by, US dollars: it stays near, and is no whole thousand any more. */
const STEPS: readonly number[] = [-450, -350, -250, -150, -50, 50, 150, 250, 350, 450];

/** Deals among which dollars may move without a change of any sum that the story states. */
const poolOf = (s: ScenarioSpec, d: DealPlan): string =>
  [
    isWon(d) ? d.rep : '',
    d.period,
    d.status,
    d.segment,
    d.dealType,
    d.slot,
    d.category,
    d.stuckInLegal,
    d.competitor === s.competition.rival,
  ].join();

/**
 * Moves a few dollars from one deal to another where an amount occurs too often: round numbers come up by themselves in
 * so many small deals. Throws a Refusal when an amount finds no deal to change with.
 */
export function spreadAmounts(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const times = new Map<number, number>();
  const count = (amount: number, by: number): void => void times.set(amount, (times.get(amount) ?? 0) + by);
  for (const { amount } of deals) count(amount, 1);
  const pools = Map.groupBy(deals.filter(isUnnamed), (d) => poolOf(s, d));
  const isRound = (d: DealPlan): boolean => d.amount % 1000 === 0;

  const canBe = (deal: DealPlan, amount: number): boolean => {
    const { from, to } = segmentOf(s, deal.segment);
    return amount >= from && amount <= to && (times.get(amount) ?? 0) < MOST - 1;
  };
  const change = (deal: DealPlan, amount: number): void => {
    count(deal.amount, -1);
    count(amount, 1);
    deal.amount = amount;
  };
  /** Moves dollars between a deal and one of its pool; whole thousands stay so unless it may take from them too. */
  const spread = (deal: DealPlan, mayTakeRound: boolean): void => {
    const pool = pools.get(poolOf(s, deal)) ?? [];
    const others = random.shuffle(pool.filter((d) => d !== deal && (mayTakeRound || !isRound(d))));
    for (const other of others)
      for (const by of random.shuffle(STEPS))
        if (
          canBe(deal, deal.amount + by) &&
          canBe(other, other.amount - by) &&
          deal.amount + by !== other.amount - by
        ) {
          change(deal, deal.amount + by);
          change(other, other.amount - by);
          return;
        }
  };

  for (const mayTakeRound of [false, true]) {
    const isTooOften = (d: DealPlan): boolean => (times.get(d.amount) ?? 0) > MOST;
    for (const deal of random.shuffle(deals.filter(isUnnamed))) if (isTooOften(deal)) spread(deal, mayTakeRound);
    if (!deals.some(isTooOften)) return;
  }
  const [amount, often] = [...times].find(([, n]) => n > MOST) ?? [];
  if (amount !== undefined) throw new Refusal(`D3 collides: ${often} deals of exactly $${amount}`);
}
