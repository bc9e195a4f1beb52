import type { DealPlan } from './deal-plan.ts';
import { sum } from './plan.ts';
import type { Random } from './random.ts';
import type { ScenarioSpec } from './scenario.ts';

/** Why deals are lost, by how often. */
const REASONS: Readonly<Record<string, number>> = {
  'No decision': 26,
  Timing: 16,
  Price: 15,
  'Budget cut': 13,
  'Missing features': 12,
  'No executive buy-in': 10,
  'Lost to incumbent': 7,
  'Integration gaps': 6,
};

/** Shares of deals with a competitor named besides those with the rival. */
const NAMED = { lost: [0.24, 0.3], won: [0.09, 0.11], open: [0.14, 0.2] } as const;

/** Share of loss reasons left blank, as AEs do. */
const BLANK: readonly [number, number] = [0.04, 0.08];

/**
 * Names the competitors in deals and the reasons of losses. The rival's losses of this quarter are planned with the
 * amounts; here it also loses some to us, and the others win and lose theirs, each for less money than the rival.
 */
export function planCompetition(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { rival, others } = s.competition;
  for (const deal of deals) {
    const state = s.keyDeals.find((k) => k.role === deal.role)?.state;
    if (state === undefined) continue;
    deal.competitor = state.competitor;
    deal.lossReason = state.status === 'Lost' ? state.lossReason : null;
  }
  const free = (test: (deal: DealPlan) => boolean): DealPlan[] =>
    random.shuffle(deals.filter((d) => d.role === null && d.competitor === null && test(d)));
  const name = (list: readonly DealPlan[], count: number, competitors: readonly string[]): void =>
    list.slice(0, count).forEach((deal, i) => (deal.competitor = competitors[i % competitors.length] as string));

  name(
    free((d) => d.status === 'Won'),
    random.int(3, 4),
    [rival],
  );
  name(
    free((d) => d.status === 'Lost' && d.period === 'last'),
    random.int(2, 4),
    [rival],
  );
  name(
    free((d) => d.status === 'Open'),
    random.int(4, 6),
    [rival],
  );
  const share = ([low, high]: readonly [number, number], of: number): number =>
    Math.round(random.between(low, high) * of);
  // Every other competitor wins and loses: as many wins as there are competitors at least.
  name(
    free((d) => d.status === 'Won'),
    Math.max(share(NAMED.won, s.deals.won), others.length),
    random.shuffle(others),
  );
  const lostNow = free((d) => d.status === 'Lost' && d.period === 'now' && d.segment !== 'Enterprise');
  // The largest losses are spread evenly, so that none of the others takes as much as the rival.
  const chosen = lostNow.slice(0, share(NAMED.lost, lostNow.length)).sort((a, b) => b.amount - a.amount);
  const taken = new Map(others.map((other) => [other, 0]));
  for (const deal of chosen) {
    const least = others.reduce((a, b) => ((taken.get(b) ?? 0) < (taken.get(a) ?? 0) ? b : a));
    if ((taken.get(least) ?? 0) + deal.amount > s.competition.lostAmount * 0.85) continue;
    deal.competitor = least;
    taken.set(least, (taken.get(least) ?? 0) + deal.amount);
  }
  const lostLast = free((d) => d.status === 'Lost' && d.period === 'last');
  name(lostLast, share(NAMED.lost, lostLast.length), random.shuffle(others));
  name(
    free((d) => d.status === 'Open'),
    share(NAMED.open, s.deals.open),
    random.shuffle(others),
  );

  const reasons = Object.keys(REASONS);
  const unexplained = random.shuffle(deals.filter((d) => d.status === 'Lost' && d.lossReason === null));
  const blank = Math.round(random.between(...BLANK) * sum(deals.map((d) => (d.status === 'Lost' ? 1 : 0))));
  unexplained.forEach((deal, i) => {
    if (i >= blank)
      deal.lossReason = random.weighted(reasons, (r) =>
        r === 'Lost to incumbent' && deal.competitor === null ? 0 : (REASONS[r] as number),
      );
  });
}
