import type { DealPlan } from './deal-plan.ts';
import { chooseSubset, drawAmounts, PlanError, sum, type Range } from './plan.ts';
import type { RepGoal } from './quotas.ts';
import type { Random } from './random.ts';
import type { RepRole, ScenarioSpec, Segment } from './scenario.ts';

const K = 1000;
const isWin =
  (period: 'now' | 'last') =>
  (deal: DealPlan): boolean =>
    deal.period === period && deal.status === 'Won';
const total = (deals: readonly DealPlan[]): number => sum(deals.map((d) => d.amount));
const millions = (amount: number): string => `$${(amount / 1e6).toFixed(2)}M`;

function boundsOf(s: ScenarioSpec, segment: Segment): Range {
  const spec = s.segments.find((g) => g.segment === segment);
  if (spec === undefined) throw new PlanError(`unknown segment: ${segment}`);
  return [spec.from, spec.to];
}

/** Draws amounts for deals of one segment that sum to a total. */
function fill(s: ScenarioSpec, deals: readonly DealPlan[], amount: number, random: Random, range?: Range): void {
  const segment = deals[0]?.segment;
  if (segment === undefined) return;
  const amounts = random.shuffle(drawAmounts(random, deals.length, amount, range ?? boundsOf(s, segment)));
  deals.forEach((deal, i) => (deal.amount = amounts[i] as number));
}

const clamp = (value: number, [low, high]: Range): number => Math.min(Math.max(value, low), high);

/** Shares an AE's won amount out over the wins: typical sums for the smallest and largest, the rest to Mid-Market. */
function fillWins(s: ScenarioSpec, wins: readonly DealPlan[], won: number, random: Random): void {
  const of = (segment: Segment): DealPlan[] => wins.filter((d) => d.segment === segment);
  const [smb, mid, large] = [of('SMB'), of('Mid-Market'), of('Enterprise')];
  const room = (n: number, low: number, high: number): Range => [n * low * K, n * high * K];
  const midRoom = room(mid.length, 106, 460);
  const largeRoom = room(large.length, 506, 1400);
  const smbRoom = room(smb.length, 19, 92);
  const smbSum = clamp(smb.length * random.between(42, 70) * K, [
    Math.max(smbRoom[0], won - midRoom[1] - largeRoom[1]),
    Math.min(smbRoom[1], won - midRoom[0] - largeRoom[0]),
  ]);
  const rest = won - smbSum;
  const largeSum = clamp(large.length * random.between(530, 590) * K, [
    Math.max(largeRoom[0], rest - midRoom[1]),
    Math.min(largeRoom[1], rest - midRoom[0]),
  ]);
  fill(s, smb, mid.length + large.length === 0 ? won : smbSum, random);
  fill(s, large, mid.length === 0 ? rest : largeSum, random, [502 * K, 1500 * K]);
  fill(s, mid, rest - largeSum, random);
}

/** Standard deviation over mean, of the amounts as a whole and as a sample: few deals widen the second. */
function variation(deals: readonly DealPlan[]): { readonly whole: number; readonly sample: number } {
  const mean = total(deals) / deals.length;
  const squares = sum(deals.map((d) => (d.amount - mean) ** 2));
  return { whole: Math.sqrt(squares / deals.length) / mean, sample: Math.sqrt(squares / (deals.length - 1)) / mean };
}

/** The least variation of the closer's wins as a sample: wide enough for every other AE to stay below. */
const WIDE = 0.93;
const MARGIN = 0.03;

/** Draws an AE's wins until they vary as they should; a bounded number of times, for only the filler changes. */
function fillUntil(
  s: ScenarioSpec,
  wins: readonly DealPlan[],
  won: number,
  random: Random,
  fits: () => boolean,
): boolean {
  for (let attempt = 0; attempt < 300; attempt++) {
    fillWins(s, wins, won, random);
    if (fits()) return true;
  }
  return false;
}

/** Amounts of all wins: each AE's sum is what the attainments say; the closer's vary the most. */
function planWins(s: ScenarioSpec, deals: readonly DealPlan[], goals: Record<RepRole, RepGoal>, random: Random): void {
  const winsOf = (role: RepRole): DealPlan[] => deals.filter((d) => d.rep === role && isWin('now')(d));
  fillUntil(s, winsOf('closer'), goals.closer.won, random, () => variation(winsOf('closer')).sample > WIDE);
  const widest = variation(winsOf('closer'));
  for (const rep of s.reps) {
    const before = deals.filter((d) => d.rep === rep.role && isWin('last')(d));
    const last = rep.finished[0];
    if (last !== undefined) fillWins(s, before, last.quota * (last.attainment + random.between(-0.003, 0.003)), random);
    if (rep.role === 'closer') continue;
    const wins = winsOf(rep.role);
    const isNarrower = (): boolean =>
      variation(wins).whole < widest.whole - MARGIN && variation(wins).sample < widest.sample - MARGIN;
    if (!fillUntil(s, wins, goals[rep.role].won, random, isNarrower))
      throw new PlanError(`R4 collides: the wins of ${rep.name} vary as much as the closer's`);
  }
}

/** Which wins of the quarter are expansions: so many, with a sum that leaves the new logos theirs. */
function planExpansions(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { revenue, expansion } = s.metrics;
  const wins = deals.filter(isWin('now'));
  const candidates = wins.filter((d) => d.segment !== 'Enterprise');
  const newLogoGoal = revenue.now - expansion.now;
  const slack = 36 * K;
  const range: Range = [
    Math.max(expansion.now - slack, total(wins) - newLogoGoal - slack),
    Math.min(expansion.now + slack, total(wins) - newLogoGoal + slack),
  ];
  if (range[0] > range[1])
    throw new PlanError(
      `T1, T3 and T5 collide: ${millions(total(wins))} closed less ${millions(expansion.now)} expansion is not ${millions(newLogoGoal)}`,
    );
  for (const i of chooseSubset(
    random,
    candidates.map((d) => d.amount),
    expansion.usualDeals,
    range,
  ))
    (candidates[i] as DealPlan).dealType = 'Expansion';
  for (const deal of deals) {
    const key = s.keyDeals.find((k) => k.role === deal.role);
    if (key !== undefined) deal.dealType = key.dealType;
    else if (!isWin('now')(deal))
      deal.dealType = random.chance(deal.status === 'Lost' ? 0.13 : 0.26) ? 'Expansion' : 'New Logo';
  }
}

/**
 * Amounts of the open deals in Commit and in Legal Review: Commit's sum, the part of it at risk, and its split over
 * the health bands follow from the stated forecast; what is stuck in Legal Review follows from P1.
 */
function planSlots(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { commit, atRisk, adjusted } = s.forecast;
  const closed = total(deals.filter(isWin('now')));
  const weight = (health: number): number => s.bands.find((b) => health >= b.min && health <= b.max)?.weight ?? 0;
  const slot = (name: DealPlan['slot'], segment?: Segment): DealPlan[] =>
    deals.filter((d) => d.slot === name && (segment === undefined || d.segment === segment));
  const keys = s.keyDeals.filter((k) => k.state.status === 'Open' && k.state.forecastCategory === 'Commit');
  const keyAmount = (healthy: boolean): number =>
    sum(
      keys.filter((k) => k.state.status === 'Open' && k.state.health >= atRisk.below === healthy).map((k) => k.amount),
    );

  // Both the call (closed and Commit) and Commit itself must round to what is stated.
  const called = s.metrics.revenue.now + commit;
  const goal = clamp(commit + random.between(-20, 20) * K, [called - closed - 36 * K, called - closed + 36 * K]);
  if (Math.abs(goal - commit) > 45 * K)
    throw new PlanError(
      `F1 collides: ${millions(closed)} closed and ${millions(commit)} Commit are not ${millions(called)}`,
    );
  const riskyKeys = keyAmount(false);
  // The share of Commit that is at risk is stated too: it follows from the two stated amounts.
  const riskyTotal = clamp(goal * (atRisk.amount / commit + random.between(-0.005, 0.0004)), [
    atRisk.amount - 42 * K,
    atRisk.amount + 42 * K,
  ]);
  const risky = riskyTotal - riskyKeys;
  fill(s, slot('commit at risk'), risky, random, [380 * K, 499 * K]);
  const rest = goal - riskyKeys - risky - keyAmount(true);
  const [best, middle, low] = [weight(85), weight(70), weight(45)];
  const keyAdjusted = sum(keys.map((k) => (k.state.status === 'Open' ? k.amount * weight(k.state.health) : 0)));
  const [healthyDeals, monitorMid, monitorLarge] = [
    slot('commit healthy'),
    slot('commit monitor', 'Mid-Market'),
    slot('commit monitor', 'Enterprise'),
  ];
  // Every dollar moved from Monitor to Healthy adds the difference of their weights to the adjusted forecast.
  const exact = (adjusted - closed - keyAdjusted - risky * low - rest * middle) / (best - middle);
  const tolerance = (36 * K) / (best - middle);
  const leastMonitor = monitorMid.length * 102 * K + monitorLarge.length * 505 * K;
  const room: Range = [
    Math.max(exact - tolerance, healthyDeals.length * 105 * K),
    Math.min(exact + tolerance, healthyDeals.length * 420 * K, rest - leastMonitor),
  ];
  if (room[0] > room[1])
    throw new PlanError(
      `F1, F2 and F3 collide: with ${millions(goal)} in Commit, ${millions(risky + riskyKeys)} of it at risk, the health-adjusted forecast cannot be ${millions(adjusted)}; off by ${millions((room[0] - room[1]) * (best - middle))}`,
    );
  const held = random.between(...room);
  const largest = rest - held - monitorMid.length * 102 * K;
  fill(s, healthyDeals, held, random);
  fill(
    s,
    monitorLarge,
    clamp(rest - held - monitorMid.length * random.between(120, 140) * K, [502 * K, Math.min(largest, 640 * K)]),
    random,
    [501 * K, 900 * K],
  );
  fill(s, monitorMid, rest - held - total(monitorLarge), random);
}

/** Which deals are stuck in Legal Review, and the amounts of those that are in Best Case: their sum is the stated one. */
function planStuckInLegal(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { stuckAmount, stuckDeals } = s.process.legal;
  const bySize = (slot: DealPlan['slot']): DealPlan[] =>
    deals.filter((d) => d.slot === slot).sort((a, b) => b.amount - a.amount);
  const closing = deals.filter((d) => d.role === 'closing');
  const chosen = [
    ...closing,
    ...bySize('commit at risk').slice(0, 1),
    ...bySize('commit monitor').slice(0, 1),
    ...bySize('commit healthy').slice(0, 1),
  ];
  const bestCase = bySize('legal best case').slice(0, stuckDeals - chosen.length);
  const keyed =
    sum(closing.map((d) => s.keyDeals.find((k) => k.role === d.role)?.amount ?? 0)) +
    total(chosen.filter((d) => d.role === null));
  const rest = stuckAmount - keyed + random.between(-25, 25) * K;
  const room: Range = [bestCase.length * 110 * K, bestCase.length * 495 * K];
  if (chosen.length + bestCase.length !== stuckDeals || rest < room[0] || rest > room[1])
    throw new PlanError(
      `P1 collides: ${stuckDeals} deals with ${millions(keyed)} in the first ${chosen.length} cannot make ${millions(stuckAmount)}; off by ${millions(Math.max(room[0] - rest, rest - room[1], 0))}`,
    );
  fill(s, bestCase, rest, random, [110 * K, 499 * K]);
  for (const deal of [...chosen, ...bestCase]) deal.stuckInLegal = true;
}

/** The losses to the rival, and what they come to. */
function planRivalLosses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { rival, losses, lostAmount, citingPrice } = s.competition;
  const keys = s.keyDeals.flatMap((k) => (k.state.status === 'Lost' && k.state.competitor === rival ? [k] : []));
  const pool = deals.filter(
    (d) =>
      d.period === 'now' && d.status === 'Lost' && d.role === null && d.segment === 'Mid-Market' && d.rep !== 'at_risk',
  );
  // One an AE at most, and none of those who own a key one: the rival is the company's problem, not one AE's.
  const chosen: DealPlan[] = [];
  for (const deal of random.shuffle(pool))
    if (chosen.length < losses - keys.length && ![...keys, ...chosen].some((d) => d.rep === deal.rep))
      chosen.push(deal);
  const rest = lostAmount - sum(keys.map((k) => k.amount)) + random.between(-35, 35) * K;
  fill(s, chosen, rest, random, [
    clamp((rest / chosen.length) * 0.85, [100 * K, 500 * K]),
    clamp((rest / chosen.length) * 1.2, [100 * K, 500 * K]),
  ]);
  const priced = keys.filter((k) => k.state.status === 'Lost' && k.state.lossReason === 'Price').length;
  chosen.forEach((deal, i) => {
    deal.competitor = rival;
    deal.lossReason = i < citingPrice - priced ? 'Price' : 'Integration gaps';
  });
}

/** What the wins and slots leave of each segment's stated sum goes to the lost and the other open deals. */
function planRest(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const { segment, amount } of s.segments) {
    const all = deals.filter((d) => d.segment === segment);
    const open = all.filter((d) => d.amount === 0);
    const goal = amount + random.between(-0.3, 0.3) * 1e6;
    try {
      fill(s, open, goal - total(all), random);
    } catch (error) {
      throw new PlanError(
        `D3 collides for ${segment}: ${(error as Error).message}; ${millions(total(all))} of ${millions(amount)} is already in wins, Commit and key deals`,
        { cause: error },
      );
    }
  }
}

const LARGE = 250 * K;
/**
 * The AE at risk has the most losses of $250K or more: where too few are, or too many of another AE, the deals change
 * their amounts with older losses and open deals of the segment, which leaves every sum as it is.
 */
function concentrateLargeLosses(deals: readonly DealPlan[], random: Random): void {
  const free = deals.filter(
    (d) => d.role === null && d.slot === null && d.competitor === null && d.segment === 'Mid-Market',
  );
  const isLoss = (d: DealPlan): boolean => d.period === 'now' && d.status === 'Lost';
  const count = (role: RepRole): number => deals.filter((d) => d.rep === role && isLoss(d) && d.amount >= LARGE).length;
  const others = random.shuffle(
    free.filter((d) => d.status === 'Open' || (d.status === 'Lost' && d.period === 'last')),
  );
  const exchange = (deal: DealPlan, wantLarge: boolean): void => {
    const other = others.find((d) => d.amount >= LARGE === wantLarge);
    if (other !== undefined) [deal.amount, other.amount] = [other.amount, deal.amount];
  };
  const aim = random.int(4, 6);
  for (const deal of free.filter((d) => isLoss(d) && d.rep === 'at_risk' && d.amount < LARGE))
    if (count('at_risk') < aim) exchange(deal, true);
  for (const deal of free.filter((d) => isLoss(d) && d.rep !== 'at_risk' && d.amount >= LARGE))
    if (count(deal.rep) >= count('at_risk') - 1) exchange(deal, false);
  const rival = deals.map((d) => d.rep).find((role) => role !== 'at_risk' && count(role) >= count('at_risk'));
  if (rival !== undefined) throw new PlanError(`R7 collides: ${rival} has as many large losses as the AE at risk`);
}

/** Plans every deal's amount, deal type, and the losses to the rival; sums come to the stated figures. */
export function planAmounts(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  goals: Record<RepRole, RepGoal>,
  random: Random,
): void {
  for (const deal of deals) deal.amount = s.keyDeals.find((k) => k.role === deal.role)?.amount ?? 0;
  planWins(s, deals, goals, random);
  planExpansions(s, deals, random);
  planSlots(s, deals, random);
  planStuckInLegal(s, deals, random);
  planRivalLosses(s, deals, random);
  planRest(s, deals, random);
  concentrateLargeLosses(deals, random);
}
