import type { DealPlan, Period } from './deal-plan.ts';
import { apportion, PlanError, sum, type Range } from './plan.ts';
import type { RepGoal } from './quotas.ts';
import type { Random } from './random.ts';
import type { Band, Book, KeyDealSpec, RepRole, RepSpec, ScenarioSpec, Segment } from './scenario.ts';

const SEGMENTS: readonly Segment[] = ['Enterprise', 'Mid-Market', 'SMB'];

/** Deals won and lost in the running and in the last quarter, over all AEs. */
export interface Totals {
  readonly wonNow: number;
  readonly lostNow: number;
  readonly wonLast: number;
  readonly lostLast: number;
  readonly expansionsNow: number;
}

/**
 * The counts of the two quarters that agree with the stated new logos, win rates and totals. Throws a PlanError that
 * names the claims when none do.
 */
export function planTotals(s: ScenarioSpec): Totals {
  const { newLogos, expansion, winRate } = s.metrics;
  const wonNow = newLogos.now + expansion.usualDeals;
  const closedNow = Math.round(wonNow / winRate.now);
  const rate = wonNow / closedNow;
  const { won, lost, open, total } = s.deals;
  if (won + lost + open !== total)
    throw new PlanError(`D1 collides: ${won} won, ${lost} lost and ${open} open are not ${total} deals`);
  if (Math.round(rate * 100) !== Math.round(winRate.now * 100))
    throw new PlanError(
      `T2 and T4 collide: ${wonNow} wins of ${closedNow} closed deals are ${(rate * 100).toFixed(1)}%, stated ${(winRate.now * 100).toFixed(0)}%`,
    );
  if (Math.round((won / (won + lost)) * 100) !== Math.round(s.overallWinRate * 100))
    throw new PlanError(
      `D1 and D2 collide: ${won} of ${won + lost} deals are ${((won / (won + lost)) * 100).toFixed(1)}%, stated ${(s.overallWinRate * 100).toFixed(0)}%`,
    );
  const wonLast = won - wonNow;
  const lostLast = lost - (closedNow - wonNow);
  const rateLast = wonLast / (wonLast + lostLast);
  if (wonLast < 20 || lostLast < 40 || rateLast < 0.3 || rateLast > 0.367)
    throw new PlanError(
      `T2, T4, D1 and D2 collide: ${wonLast} won and ${lostLast} lost remain for the last quarter, a win rate of ${(rateLast * 100).toFixed(1)}%, not about a third`,
    );
  return { wonNow, lostNow: closedNow - wonNow, wonLast, lostLast, expansionsNow: expansion.usualDeals };
}

/** An AE's deals by period and outcome, and the wins by segment. */
interface RepBook {
  readonly wonNow: number;
  readonly lostNow: number;
  readonly wonLast: number;
  readonly lostLast: number;
  readonly winsNow: Readonly<Record<Segment, number>>;
  readonly winsLast: Readonly<Record<Segment, number>>;
  readonly open: Readonly<Record<Band, number>>;
}

/**
 * Moves a few deals between AEs whose arcs do not hang on the count, so that each seed has books of its own; no count
 * goes below its least.
 */
function vary(random: Random, reps: readonly RepSpec[], counts: readonly number[], least: readonly number[]): number[] {
  const free: readonly RepRole[] = ['steady', 'rising', 'slump', 'capped', 'turnaround'];
  const result = [...counts];
  const movable = reps.flatMap((rep, i) => (free.includes(rep.role) ? [i] : []));
  for (let move = 0; move < 2; move++) {
    const [from, to] = random.shuffle(movable);
    if (from === undefined || to === undefined || (result[from] as number) <= (least[from] as number)) continue;
    (result[from] as number) -= 1;
    (result[to] as number) += 1;
  }
  return result;
}

/** Mean amounts that wins of each segment usually have, US dollars: to judge how many of each make up a sum. */
const USUAL_WIN: Readonly<Record<Segment, number>> = { Enterprise: 565_000, 'Mid-Market': 215_000, SMB: 55_000 };

/**
 * Splits an AE's wins by segment, as near as can be to what the amount to be won suggests; `large` is how many
 * Enterprise wins there may be. Throws a PlanError when no split can carry the amount.
 */
function splitWins(s: ScenarioSpec, rep: RepSpec, wins: number, won: number, large: Range): Record<Segment, number> {
  const bounds = (segment: Segment): Range => {
    const spec = s.segments.find((g) => g.segment === segment);
    return [spec?.from ?? 0, spec?.to ?? 0];
  };
  let best: { split: Record<Segment, number>; cost: number } | null = null;
  for (let top = large[0]; top <= Math.min(large[1], wins); top++)
    for (let mid = 0; mid <= wins - top; mid++) {
      const split = { Enterprise: top, 'Mid-Market': mid, SMB: wins - top - mid };
      const least = sum(SEGMENTS.map((g) => split[g] * bounds(g)[0]));
      const most = split.Enterprise * 900_000 + split['Mid-Market'] * 420_000 + split.SMB * 85_000;
      if (least * 1.06 > won || most < won) continue;
      const expected = sum(SEGMENTS.map((g) => split[g] * USUAL_WIN[g]));
      const cost = Math.abs(Math.log(expected / won)) + 0.02 * top + (split.SMB === 0 ? 0.05 : 0);
      if (best === null || cost < best.cost) best = { split, cost };
    }
  if (best === null)
    throw new PlanError(
      `attainment and wins collide: ${rep.name} cannot win $${(won / 1e6).toFixed(2)}M with ${wins} deals`,
    );
  return best.split;
}

/** The losses that make the top performer's wins the stated win rate. */
function topPerformerLosses(s: ScenarioSpec, wins: number): number {
  const stated = s.patterns.topPerformerWinRate;
  const near = Math.round(wins / stated) - wins;
  const losses = [0, 1, -1, 2, -2]
    .map((d) => near + d)
    .find((l) => Math.round((wins / (wins + l)) * 100) === Math.round(stated * 100));
  if (losses === undefined)
    throw new PlanError(`R1 collides: no number of losses makes ${wins} wins a win rate of ${stated}`);
  return losses;
}

function planRepBooks(
  s: ScenarioSpec,
  goals: Record<RepRole, RepGoal>,
  totals: Totals,
  random: Random,
): Map<RepRole, RepBook> {
  const { reps } = s;
  const wonNow = apportion(
    totals.wonNow,
    reps.map((r) => r.book.wonNow),
    reps.map(() => [2, 60]),
  );
  const top = reps.findIndex((r) => r.role === 'top_performer');
  const topLosses = topPerformerLosses(s, wonNow[top] ?? 0);
  const share = (total: number, weight: (b: Book) => number, range: (i: number) => Range): number[] => {
    const ranges = reps.map((_, i) => range(i));
    return vary(
      random,
      reps,
      apportion(
        total,
        reps.map((r) => weight(r.book)),
        ranges,
      ),
      ranges.map((r) => r[0]),
    );
  };
  const lostNow = share(
    totals.lostNow,
    (b) => b.closedNow - b.wonNow,
    (i) => (i === top ? [topLosses, topLosses] : [4, 60]),
  );
  const wonLast = apportion(
    totals.wonLast,
    reps.map((r) => r.book.wonLast),
    reps.map(() => [1, 60]),
  );
  const lostLast = share(
    totals.lostLast,
    (b) => b.closedLast - b.wonLast,
    () => [2, 60],
  );
  const bandTotals = apportion(
    s.deals.open,
    s.bands.map((b) => b.share),
  );
  const open = s.bands.map(({ band, min, max }, b) => {
    const keyDeals = (rep: RepSpec | undefined): number =>
      s.keyDeals.filter(
        (k) => k.rep === rep?.role && k.state.status === 'Open' && k.state.health >= min && k.state.health <= max,
      ).length;
    return share(
      bandTotals[b] as number,
      (book) => book.open[band],
      (i) => [keyDeals(reps[i]), 60],
    );
  });
  return new Map(
    reps.map((rep, i) => {
      const at = (counts: readonly number[]): number => counts[i] as number;
      const large = rep.book.winsNow.Enterprise;
      const wonBefore = (rep.finished[0]?.quota ?? 0) * (rep.finished[0]?.attainment ?? 0);
      return [
        rep.role,
        {
          wonNow: at(wonNow),
          lostNow: at(lostNow),
          wonLast: at(wonLast),
          lostLast: at(lostLast),
          winsNow: splitWins(s, rep, at(wonNow), goals[rep.role].won, [large, large]),
          winsLast: splitWins(s, rep, at(wonLast), wonBefore, rep.role === 'closer' ? [1, 2] : [0, 1]),
          open: Object.fromEntries(s.bands.map(({ band }, b) => [band, at(open[b] as number[])])) as Record<
            Band,
            number
          >,
        },
      ];
    }),
  );
}

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
  let left = [...deals];
  for (const segment of SEGMENTS) {
    const taken = new Map<RepRole, number>();
    const isLossNow = deals.some((d) => d.period === 'now' && d.status === 'Lost');
    const limited = segment === 'Enterprise' && isLossNow;
    for (let i = 0; i < counts[segment]; i++) {
      const atRiskShort = limited && (taken.get('at_risk') ?? 0) < LARGE_LOSSES.at_risk;
      const deal = random.weighted(left, (d) => {
        if (atRiskShort) return d.rep === 'at_risk' ? 1 : 0;
        if (limited && (d.rep === 'at_risk' || (taken.get(d.rep) ?? 0) >= LARGE_LOSSES.others)) return 0;
        return LEAN[d.rep]?.[segment] ?? 1;
      });
      deal.segment = segment;
      taken.set(deal.rep, (taken.get(deal.rep) ?? 0) + 1);
      left = left.filter((d) => d !== deal);
    }
  }
}

const segmentOf = (s: ScenarioSpec, amount: number): Segment =>
  s.segments.find((g) => amount >= g.from && amount <= g.to)?.segment ?? 'SMB';

/** Puts each key deal in the place of one of its AE's deals of the same outcome, band and segment. */
function placeKeyDeals(s: ScenarioSpec, deals: readonly DealPlan[]): void {
  const bandOf = (health: number): Band => s.bands.find((b) => health >= b.min && health <= b.max)?.band ?? 'Critical';
  const fits = (deal: DealPlan, key: KeyDealSpec): boolean =>
    deal.role === null &&
    deal.rep === key.rep &&
    (key.state.status === 'Lost'
      ? deal.status === 'Lost' && deal.period === 'now'
      : deal.band === bandOf(key.state.health));
  for (const key of s.keyDeals) {
    const deal = deals.find((d) => fits(d, key));
    if (deal === undefined)
      throw new PlanError(`K collides: no deal in the book of ${key.rep} is left for ${key.account}`);
    deal.role = key.role;
    deal.segment = segmentOf(s, key.amount);
  }
}

/**
 * Plans which AE has how many deals of which period, outcome, segment and health band. The counts by AE, by segment
 * and by band sum exactly to the scenario's.
 */
export function planBooks(s: ScenarioSpec, goals: Record<RepRole, RepGoal>, random: Random): DealPlan[] {
  const totals = planTotals(s);
  const books = planRepBooks(s, goals, totals, random);
  const deals: DealPlan[] = [];
  const add = (
    rep: RepRole,
    period: Period,
    status: DealPlan['status'],
    count: number,
    given: { segment?: Segment; band?: Band } = {},
  ): void => {
    for (let i = 0; i < count; i++)
      deals.push({
        index: deals.length,
        rep,
        period,
        status,
        role: null,
        segment: given.segment ?? 'SMB',
        band: given.band ?? null,
        slot: null,
        category: null,
        health: null,
        amount: 0,
        dealType: 'New Logo',
        competitor: null,
        lossReason: null,
        contacts: 1,
        hasSponsor: false,
        hasTechnicalBuyer: false,
        earlyContacts: 1,
        hasGap: false,
        activities: [],
        stuckInLegal: false,
        createdOn: '',
        closeOn: '',
        steps: [],
        course: 'steady',
        fellOn: null,
      });
  };
  for (const [role, repBook] of books) {
    for (const segment of SEGMENTS) add(role, 'now', 'Won', repBook.winsNow[segment], { segment });
    add(role, 'now', 'Lost', repBook.lostNow);
    for (const segment of SEGMENTS) add(role, 'last', 'Won', repBook.winsLast[segment], { segment });
    add(role, 'last', 'Lost', repBook.lostLast);
    for (const { band } of s.bands) add(role, 'open', 'Open', repBook.open[band], { band });
  }
  placeKeyDeals(s, deals);

  // Segments of the groups whose mix is free: what the wins leave of each segment's total.
  const wins = (segment: Segment): number => deals.filter((d) => d.status === 'Won' && d.segment === segment).length;
  const groups = [
    { key: 'lostNow', deals: deals.filter((d) => d.period === 'now' && d.status === 'Lost') },
    { key: 'lostLast', deals: deals.filter((d) => d.period === 'last' && d.status === 'Lost') },
    { key: 'open', deals: deals.filter((d) => d.period === 'open') },
  ] as const;
  const rest: Record<Segment, number> = { Enterprise: 0, 'Mid-Market': 0, SMB: 0 };
  for (const g of s.segments) rest[g.segment] = g.deals - wins(g.segment);
  const mixes = groups.map(
    ({ key }) => Object.fromEntries(s.segments.map((g) => [g.segment, g.usual[key]])) as Record<Segment, number>,
  );
  // Enterprise and Mid-Market are shared out over the groups, SMB takes what each group has left.
  for (const segment of ['Enterprise', 'Mid-Market'] as const) {
    const shared = apportion(
      rest[segment],
      mixes.map((mix) => mix[segment]),
    );
    shared.forEach((n, i) => ((mixes[i] as Record<Segment, number>)[segment] = n));
  }
  groups.forEach((group, i) => {
    const mix = mixes[i] as Record<Segment, number>;
    mix.SMB = group.deals.length - mix.Enterprise - mix['Mid-Market'];
    if (mix.SMB < 0)
      throw new PlanError(
        `D1 and D3 collide: ${group.deals.length} deals cannot be ${mix.Enterprise} Enterprise and ${mix['Mid-Market']} Mid-Market`,
      );
    const keys = group.deals.filter((d) => d.role !== null);
    const free = { ...mix };
    for (const key of keys) free[key.segment] -= 1;
    dealSegments(
      group.deals.filter((d) => d.role === null),
      free,
      random,
    );
  });
  return deals;
}
