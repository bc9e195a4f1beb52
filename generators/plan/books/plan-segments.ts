import { apportion } from '../../lib/apportion.ts';
import { at, recordOf } from '../../lib/lists.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { segmentOf } from '../../spec/facts.ts';
import type { RepRole, ScenarioSpec, SegmentRole } from '../../spec/scenario-spec.ts';
import { isLost, isOpen, isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';

/** The segments, the rarest first. */
export const SEGMENTS: readonly SegmentRole[] = ['enterprise', 'mid_market', 'smb'];

/** How readily an AE's deals are of a segment, beside the usual mix. */
const LEAN: Readonly<Partial<Record<RepRole, Readonly<Record<SegmentRole, number>>>>> = {
  closer: { enterprise: 4, mid_market: 1.2, smb: 0.3 },
  at_risk: { enterprise: 1.6, mid_market: 1.2, smb: 0.8 },
  slump: { enterprise: 1.4, mid_market: 1.1, smb: 0.9 },
  ramping: { enterprise: 0.3, mid_market: 0.8, smb: 1.3 },
  newest: { enterprise: 0.3, mid_market: 0.6, smb: 1.5 },
};

/** Losses of Enterprise size that the AE at risk has this quarter, and the most that any other AE has. */
const LARGE_LOSSES = { at_risk: 4, others: 2 } as const;

/** Gives each of the deals a segment so that the counts come out exactly, the rarest segment first. */
function dealSegments(deals: readonly DealPlan[], counts: Readonly<Record<SegmentRole, number>>, random: Random): void {
  const areLossesNow = deals.some((d) => d.period === 'now' && isLost(d));
  let left = [...deals];
  for (const segment of SEGMENTS) {
    const taken = new Map<RepRole, number>();
    const isLimited = segment === 'enterprise' && areLossesNow;
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
    s.segments.map((g) => g.role),
    (segment, i) => {
      const spec = at(s.segments, i);
      const wins = deals.filter((d) => isWon(d) && d.segment === segment).length;
      return segment === 'smb'
        ? []
        : apportion(
            spec.deals - wins,
            groups.map((group) => spec.usual[group.key]),
          );
    },
  );
  groups.forEach((group, i) => {
    const [large, middle] = [at(shared.enterprise, i), at(shared.mid_market, i)];
    const small = group.deals.length - large - middle;
    if (small < 0)
      throw new Refusal(
        `D1 and D3 collide: ${group.deals.length} deals cannot be ${large} ${segmentOf(s, 'enterprise').segment} ` +
          `and ${middle} ${segmentOf(s, 'mid_market').segment}`,
      );
    const free = { enterprise: large, mid_market: middle, smb: small };
    for (const named of group.deals.filter((d) => !isUnnamed(d))) free[named.segment] -= 1;
    dealSegments(group.deals.filter(isUnnamed), free, random);
  });
}
