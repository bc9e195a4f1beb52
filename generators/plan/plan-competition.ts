import { at } from '../lib/lists.ts';
import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { keyDealOf } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { isLost, isOpen, isUnnamed, isWon, type DealPlan } from './deal-plan.ts';

/** Deals with the rival named, besides its losses of this quarter. */
const RIVAL: Readonly<Record<'won' | 'lostLast' | 'open', Range>> = { won: [3, 4], lostLast: [2, 4], open: [4, 6] };

/** Shares of deals with a competitor named besides those with the rival. */
const NAMED: Readonly<Record<'won' | 'lost' | 'open', Range>> = {
  won: [0.09, 0.11],
  lost: [0.24, 0.3],
  open: [0.14, 0.2],
};

/** How often the strongest of the other competitors is met, beside one of usual strength. */
const STRONGEST = 2.4;

/** The most that another competitor takes this quarter, as a share of what the rival takes. */
const LESS_THAN_RIVAL = 0.85;

const isLossLast = (deal: DealPlan): boolean => isLost(deal) && deal.period === 'last';

/**
 * Names the competitors in deals. The rival's losses of this quarter are planned with the
 * amounts; here it also loses some to us, and the others win and lose theirs, some far more often than others, each for
 * less money than the rival.
 */
export function planCompetition(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  nameInKeyDeals(s, deals);
  const { rival, others } = s.competition;
  const free = (test: (deal: DealPlan) => boolean): DealPlan[] =>
    random.shuffle(deals.filter((d) => isUnnamed(d) && d.competitor === null && test(d)));
  const name = (list: readonly DealPlan[], competitors: readonly string[]): void =>
    list.forEach((deal, i) => (deal.competitor = at(competitors, i % competitors.length)));

  name(free(isWon).slice(0, random.int(...RIVAL.won)), [rival]);
  name(free(isLossLast).slice(0, random.int(...RIVAL.lostLast)), [rival]);
  name(free(isOpen).slice(0, random.int(...RIVAL.open)), [rival]);
  // Every other competitor wins and loses: as many wins as there are competitors at least.
  const inWins = free(isWon).slice(0, Math.max(random.share(NAMED.won, s.deals.won), others.length));
  name(inWins, random.shuffle(others));
  // Some are met more often than others, and more often when a deal is lost.
  const strengths = new Map(random.shuffle(others).map((other, i) => [other, STRONGEST / (1 + 0.6 * i)]));
  const nameByStrength = (list: readonly DealPlan[]): void => {
    for (const deal of list) deal.competitor = random.weighted(others, (other) => strengths.get(other) ?? 1);
  };
  const lostNow = free((d) => isLost(d) && d.period === 'now' && d.segment !== 'enterprise');
  spreadLosses(s, lostNow.slice(0, random.share(NAMED.lost, lostNow.length)), strengths);
  const lostLast = free(isLossLast);
  nameByStrength(lostLast.slice(0, random.share(NAMED.lost, lostLast.length)));
  name(free(isOpen).slice(0, random.share(NAMED.open, s.deals.open)), random.shuffle(others));
}

function nameInKeyDeals(s: ScenarioSpec, deals: readonly DealPlan[]): void {
  for (const deal of deals) {
    const state = keyDealOf(s, deal)?.state;
    if (state === undefined) continue;
    deal.competitor = state.competitor;
    deal.lossReason = state.status === 'Lost' ? state.lossReason : null;
  }
}

/**
 * Spreads losses over the other competitors by their strength, the largest losses first, so that none of them takes as
 * much as the rival.
 */
function spreadLosses(s: ScenarioSpec, losses: readonly DealPlan[], strengths: ReadonlyMap<string, number>): void {
  const { others, lostAmount } = s.competition;
  const taken = new Map(others.map((other) => [other, 0]));
  const takenBy = (other: string): number => taken.get(other) ?? 0;
  for (const deal of losses.toSorted((a, b) => b.amount - a.amount)) {
    const loadOf = (other: string): number => takenBy(other) / (strengths.get(other) ?? 1);
    const least = others.reduce((a, b) => (loadOf(b) < loadOf(a) ? b : a));
    if (takenBy(least) + deal.amount > lostAmount * LESS_THAN_RIVAL) continue;
    deal.competitor = least;
    taken.set(least, takenBy(least) + deal.amount);
  }
}
