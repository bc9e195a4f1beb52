import { apportion } from '../../lib/apportion.ts';
import { at, recordOf } from '../../lib/lists.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { RepRole, ScenarioSpec, Segment } from '../../spec/scenario-spec.ts';
import { isLost, isOpen, isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';

/** The segments, the rarest first. */
export const SEGMENTS: readonly Segment[] = ['Enterprise', 'Mid-Market', 'SMB'];

/** How readily an AE's deals are of a segment, beside the usual mix. */
const LEAN: Readonly<Partial<Record<RepRole, Readonly<Record<Segment, number>>>>> = {
  closer: { Enterprise: 4, 'Mid-Market': 1.2, SMB: 0.3 },
  at_risk: { Enterprise: 1.6, 'Mid-Market': 1.2, SMB: 0.8 },
  slump: { Enterprise: 1.4, 'Mid-Market': 1.1, SMB: 0.9 },
  ramping: { Enterprise: 0.3, 'Mid-Market': 0.8, SMB: 1.3 },
  newest: { Enterprise: 0.3, 'Mid-Market': 0.6, SMB: 1.5 },
};

/** Losses of Enterprise size that the AE at risk has this quarter, and the most that any other AE has. */
const LARGE_LOSSES = { at_risk: 4, others: 2 } as const;

/** Gives each of the deals a segment so that the counts come out exactly, the rarest segment first. */
function dealSegments(deals: readonly DealPlan[], counts: Readonly<Record<Segment, number>>, random: Random): void {
  const areLossesNow = deals.some((d) => d.period === 'now' && isLost(d));
  let left = [...deals];
  for (const segment of SEGMENTS) {
    const taken = new Map<RepRole, number>();
    const isLimited = segment === 'Enterprise' && areLossesNow;
    for (let i = 0; i < counts[segment]; i++) {
      const isAtRiskShort = isLimited && (taken.get('at_risk') ?? 0) < LARGE_LOSSES.at_risk;
      const deal = random.weighted(left, ({ rep }) => {
        if (isAtRiskShort) return rep === 'at_risk' ? 1 : 0;
        if (isLimited && (rep === 'at_risk' || (taken.get(rep) ?? 0) >= LARGE_LOSSES.others)) return 0;
        return LEAN[rep]?.[segment] ?? 1;
      });
      deal.segment = segment;
      taken.set(deal.rep, (taken.get(deal.rep) ?? 0) + 1);
      left = left.filter((d) => d !== deal);
    }
  }
}

/**
 * Gives a segment to the deals whose mix is free, those lost and those open: what the wins leave of each segment's
 * total. Throws a Refusal when a group has fewer deals than the larger segments put into it.
 */
export function planSegments(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const groups = [
    { key: 'lostNow', deals: deals.filter((d) => d.period === 'now' && isLost(d)) },
    { key: 'lostLast', deals: deals.filter((d) => d.period === 'last' && isLost(d)) },
    { key: 'open', deals: deals.filter(isOpen) },
  ] as const;

  // Enterprise and Mid-Market are shared out over the groups, SMB takes what each group has left.
  const shared = recordOf(
    s.segments.map((g) => g.segment),
    (segment, i) => {
      const spec = at(s.segments, i);
      const wins = deals.filter((d) => isWon(d) && d.segment === segment).length;
      return segment === 'SMB'
        ? []
        : apportion(
            spec.deals - wins,
            groups.map((group) => spec.usual[group.key]),
          );
    },
  );
  groups.forEach((group, i) => {
    const [large, middle] = [at(shared.Enterprise, i), at(shared['Mid-Market'], i)];
    const small = group.deals.length - large - middle;
    if (small < 0)
      throw new Refusal(
        `D1 and D3 collide: ${group.deals.length} deals cannot be ${large} Enterprise and ${middle} Mid-Market`,
      );
    const free = { Enterprise: large, 'Mid-Market': middle, SMB: small };
    for (const named of group.deals.filter((d) => !isUnnamed(d))) free[named.segment] -= 1;
    dealSegments(group.deals.filter(isUnnamed), free, random);
  });
}
