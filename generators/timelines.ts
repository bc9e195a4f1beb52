import { addDays, daysBetween, isWorkday, toWorkday } from './calendar.ts';
import { isClosed, stageOf, type DealPlan } from './deal-plan.ts';
import { apportion, chooseSubset, normalQuantile, nudge, sum, type Range } from './plan.ts';
import type { Random } from './random.ts';
import type { Band, ScenarioSpec } from './scenario.ts';
import { CYCLE_LEAN, isHappyPath } from './traces.ts';

/** Usual (median) days in each step. */
const STAY: Readonly<Record<string, number>> = {
  'Lead Created': 2.6,
  Qualified: 4.6,
  Discovery: 8,
  'Solution Design': 8,
  Proposal: 8,
  Negotiation: 8,
  'Security Review': 5.7,
  Procurement: 9.4,
  'Legal Review': 9.5,
};
/** How widely stays vary: the deviation of their logarithm. */
const SPREAD = 0.85;
/** The same for the steps whose mean stay is stated: their stays are drawn first, the others share what a cycle leaves. */
const MEASURED: Readonly<Record<string, number>> = { 'Legal Review': 0.76, 'Security Review': 0.9, Procurement: 0.98 };

const usualStay = (activity: string): number => STAY[activity] ?? 8;
const isMeasured = (activity: string): boolean => activity in MEASURED;

/** A working day between two dates, both included, near the later ones of each month now and then, as closes are. */
function closeDay(random: Random, from: string, to: string): string {
  const days = daysBetween(from, to);
  for (;;) {
    const day = addDays(from, random.int(0, days));
    const monthEnd = Number(addDays(day, 4).slice(8, 10)) <= 4;
    // Closes on weekends are rare, closes at a month's end frequent.
    if (random.chance((isWorkday(day) ? 1 : 0.005) * (monthEnd ? 1 : 0.5))) return day;
  }
}

/** When the wins of the finished quarter closed: the hockey stick, by amount. */
function planLastQuarterCloses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { start, end } = s.lastQuarter;
  const wins = deals.filter((d) => d.period === 'last' && d.status === 'Won');
  const total = sum(wins.map((d) => d.amount));
  const choose = (from: readonly DealPlan[], share: Range, count: number): DealPlan[] =>
    chooseSubset(
      random,
      from.map((d) => d.amount),
      count,
      [share[0] * total, share[1] * total],
    ).map((i) => from[i] as DealPlan);
  const finalWeek = choose(wins, [0.225, 0.29], Math.round(wins.length * 0.25));
  const inWeek = sum(finalWeek.map((d) => d.amount)) / total;
  const rest = wins.filter((d) => !finalWeek.includes(d));
  const goal = random.between(0.44, 0.51) - inWeek;
  const thirdMonth = choose(rest, [goal - 0.02, goal + 0.02], Math.round(rest.length * 0.3));
  const month = end.slice(0, 7);
  const early = addDays(`${month}-01`, -1);
  const hire = (d: DealPlan): string => addDays(hiredOn(s, d), 36);
  for (const deal of wins) {
    const [from, to] = finalWeek.includes(deal)
      ? [addDays(end, -6), end]
      : thirdMonth.includes(deal)
        ? [`${month}-01`, addDays(end, -7)]
        : [start, early];
    deal.closeOn = closeDay(random, from < hire(deal) && hire(deal) < to ? hire(deal) : from, to);
  }
  for (const deal of deals.filter((d) => d.period === 'last' && d.status === 'Lost'))
    deal.closeOn = closeDay(random, start < hire(deal) ? hire(deal) : start, end);
}

const hiredOn = (s: ScenarioSpec, deal: DealPlan): string =>
  s.reps.find((r) => r.role === deal.rep)?.hiredOn ?? s.lastQuarter.start;

/** When this quarter's deals closed: up to the day before the as-of day. */
function planThisQuarterCloses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const yesterday = addDays(s.asOf, -1);
  for (const deal of deals.filter((d) => d.period === 'now'))
    deal.closeOn = closeDay(random, s.quarter.start, yesterday);
  // The week before the as-of day brings something: two wins at least, so that the change over the week can be shown.
  const wins = random.shuffle(deals.filter((d) => d.period === 'now' && d.status === 'Won'));
  for (const deal of wins.slice(0, random.int(3, 4))) deal.closeOn = closeDay(random, addDays(s.asOf, -6), yesterday);
}

/**
 * Stays for all visits to a measured step, spread over the log-normal distribution's quantiles so that no world lacks
 * its long ones; the longest go to cases that have room for them: at most half of the case's days.
 */
function dealMeasuredStays(deals: readonly DealPlan[], random: Random): Map<DealPlan, Map<string, number>> {
  const stays = new Map<DealPlan, Map<string, number>>();
  for (const [activity, sigma] of Object.entries(MEASURED)) {
    const visitors = deals.filter((d) => isClosed(d) && d.activities.includes(activity));
    const room = (d: DealPlan): number =>
      Math.floor(daysBetween(d.createdOn, d.closeOn) * 0.5) - sum([...(stays.get(d)?.values() ?? [])]) * 0.5;
    const drawn = visitors.map((_, i) =>
      Math.max(
        2,
        Math.round(
          usualStay(activity) * Math.exp(sigma * normalQuantile((i + random.between(0.2, 0.8)) / visitors.length)),
        ),
      ),
    );
    let left = random.shuffle(visitors);
    for (const stay of drawn.sort((a, b) => b - a)) {
      const deal = left.find((d) => room(d) >= stay) ?? left.reduce((a, b) => (room(b) > room(a) ? b : a));
      left = left.filter((d) => d !== deal);
      stays.set(
        deal,
        (stays.get(deal) ?? new Map<string, number>()).set(
          activity,
          Math.min(stay, Math.max(2, Math.floor(room(deal)))),
        ),
      );
    }
  }
  return stays;
}

/** The steps' days: measured steps have theirs, the others share what is left, each by its usual length and chance. */
function shareDays(
  activities: readonly string[],
  total: number,
  random: Random,
  given?: ReadonlyMap<string, number>,
): number[] {
  const measured = activities.map((a) =>
    isMeasured(a) ? (given?.get(a) ?? Math.max(2, Math.round(random.logNormal(usualStay(a), 0.5)))) : 0,
  );
  const weights = activities.map((a) => (isMeasured(a) ? 0 : usualStay(a) * random.logNormal(1, SPREAD)));
  const free = weights.filter((w) => w > 0).length;
  // Long measured stays give way where the others would not have a day each.
  while (sum(measured) > total - free && Math.max(...measured) > 1) {
    const longest = measured.indexOf(Math.max(...measured));
    (measured[longest] as number) -= 1;
  }
  const rest = apportion(
    Math.max(total - sum(measured), free),
    weights,
    weights.map((w): Range => (w > 0 ? [1, Infinity] : [0, 0])),
  );
  return measured.map((days, i) => days + (rest[i] as number));
}

/** Lays the steps out one after another from the day of creation; changes of step fall on working days. */
function layOut(deal: DealPlan, days: readonly number[], end: string | null): void {
  const steps = deal.activities.slice(0, days.length);
  let day = deal.createdOn;
  let at = deal.createdOn;
  deal.steps = steps.map((activity, i) => {
    const enteredOn = at;
    day = addDays(day, days[i] as number);
    const snapped = toWorkday(day);
    at = snapped < enteredOn ? enteredOn : end !== null && snapped > end ? end : snapped;
    return { activity, enteredOn, leftOn: i === steps.length - 1 ? end : at };
  });
  const closing = isClosed(deal) ? deal.activities.at(-1) : undefined;
  if (closing !== undefined && end !== null) deal.steps.push({ activity: closing, enteredOn: end, leftOn: end });
}

/** When each closed deal was created: its close less a cycle by segment, AE and detours, within the stated bounds. */
function planCreation(s: ScenarioSpec, closed: readonly DealPlan[], random: Random): void {
  const [shortest, longest] = s.cycle;
  for (const deal of closed) {
    const usual = s.segments.find((g) => g.segment === deal.segment)?.usualCycle ?? 50;
    const has = (activity: string): boolean => deal.activities.includes(activity);
    const detour =
      (isHappyPath(s, deal) ? -5 : 0) +
      (has('Procurement') ? 12 : 0) +
      (has('Security Review') ? 2 : 0) +
      (deal.activities.filter((a) => a === 'Proposal').length > 1 ? 3 : 0);
    const drawn = usual + (CYCLE_LEAN[deal.rep] ?? -0.8) + detour + random.normal(0, deal.status === 'Won' ? 8 : 10);
    const least = Math.max(shortest + 2, deal.activities.length * 2 + 12);
    const latest = Math.min(longest - 2, daysBetween(hiredOn(s, deal), deal.closeOn) - 2);
    const cycle = Math.min(Math.max(Math.round(drawn), Math.min(least, latest)), latest);
    deal.createdOn = toWorkday(addDays(deal.closeOn, -cycle));
  }
}

/** Brings the mean cycle of the happy path to the stated one, by moving the days of creation. */
function meetHappyPath(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const happy = deals.filter((d) => isHappyPath(s, d));
  const [shortest, longest] = s.cycle;
  const cycle = (d: DealPlan): number => daysBetween(d.createdOn, d.closeOn);
  const goal = (s.process.happyPathDays + random.between(-0.25, 0.25)) * happy.length;
  const moves = (d: DealPlan): number[] =>
    [-4, -3, -2, -1, 1, 2, 3, 4].filter((longer) => {
      const created = addDays(d.createdOn, -longer);
      return (
        isWorkday(created) && created > hiredOn(s, d) && cycle(d) + longer >= shortest && cycle(d) + longer <= longest
      );
    });
  const move = (d: DealPlan, longer: number): void => {
    d.createdOn = addDays(d.createdOn, -longer);
  };
  nudge(random, happy, sum(happy.map(cycle)), [goal - 2, goal + 2], moves, move, 'the mean cycle of the happy path');
}

function planClosed(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const closed = deals.filter(isClosed);
  planCreation(s, closed, random);
  meetHappyPath(s, closed, random);
  const stays = dealMeasuredStays(closed, random);
  for (const deal of closed)
    layOut(
      deal,
      shareDays(deal.activities.slice(0, -1), daysBetween(deal.createdOn, deal.closeOn), random, stays.get(deal)),
      deal.closeOn,
    );
}

/** Days in the present stage by band, as a multiple of the stage's usual stay. */
const WAITS: Readonly<Record<Band, number>> = { Healthy: 0.7, Monitor: 1.1, 'At Risk': 1.9, Critical: 2.6 };
/** Youngest age of an open deal by band, days: bad health takes time to come. */
const YOUNGEST: Readonly<Record<Band, number>> = { Healthy: 9, Monitor: 16, 'At Risk': 38, Critical: 54 };
const OLDEST = 118;

function daysInStage(s: ScenarioSpec, deal: DealPlan, random: Random): number {
  const stage = stageOf(deal);
  const benchmark = s.process.stages.find((g) => g.stage === stage)?.benchmark ?? 8;
  if (stage === 'Legal Review')
    return deal.stuckInLegal ? random.int(benchmark + 2, benchmark + 21) : random.int(2, benchmark - 1);
  if (deal.slot === 'design without buy-in') return random.int(benchmark + 4, benchmark + 24);
  if (stage === 'Negotiation')
    return deal.rep === 'slump' ? random.int(27, 38) : Math.min(Math.max(Math.round(random.logNormal(7, 0.6)), 2), 17);
  return Math.min(Math.max(Math.round(random.logNormal(usualStay(stage) * WAITS[deal.band ?? 'Monitor'], 0.6)), 2), 48);
}

/** A past working day, so that no change falls on the as-of day itself. */
const pastWorkday = (day: string, asOf: string): string => {
  let result = toWorkday(day);
  while (result >= asOf.slice(0, 10) || !isWorkday(result)) result = addDays(result, -1);
  return result;
};

function planOpen(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const deal of deals.filter((d) => d.status === 'Open')) {
    const state = s.keyDeals.find((k) => k.role === deal.role)?.state;
    const key = state?.status === 'Open' ? state : undefined;
    const waited = key?.daysInStage ?? daysInStage(s, deal, random);
    const entered = key === undefined ? pastWorkday(addDays(s.asOf, -waited), s.asOf) : addDays(s.asOf, -waited);
    const before = deal.activities.slice(0, -1);
    const past = Math.round(sum(before.map((a) => Math.max(1, usualStay(a) * random.logNormal(0.85, 0.35)))));
    const youngest = YOUNGEST[deal.band ?? 'Monitor'];
    const drawn = Math.max(waited + Math.max(past, before.length * 2), youngest + random.int(0, 9));
    const age =
      key?.age ??
      Math.min(drawn, Math.max(OLDEST, waited + before.length * 3), daysBetween(hiredOn(s, deal), s.asOf) - 3);
    // A deal that never left its first step entered it when it was created.
    deal.createdOn = before.length === 0 ? entered : toWorkday(addDays(s.asOf, -age));
    if (before.length === 0 && daysBetween(deal.createdOn, s.asOf) < youngest)
      deal.createdOn = toWorkday(addDays(s.asOf, -youngest));
    const total = daysBetween(deal.createdOn, entered);
    layOut(deal, before.length > 0 ? shareDays(before, total, random) : [], entered);
    deal.steps = deal.steps.slice(0, before.length);
    deal.steps.push({ activity: stageOf(deal), enteredOn: before.length > 0 ? entered : deal.createdOn, leftOn: null });
    deal.closeOn = key === undefined ? expectedClose(s, deal, random) : keyClose(s, addDays(s.asOf, key.closesIn));
  }
  planOverdue(s, deals, random);
}

/** A key deal's expected close: a working day, and inside the quarter, which its story is about. */
function keyClose(s: ScenarioSpec, day: string): string {
  let close = day > s.quarter.end ? s.quarter.end : toWorkday(day);
  while (!isWorkday(close) || close > s.quarter.end) close = addDays(close, -1);
  return close;
}

/** When an open deal is expected to close: in the quarter when it is in the call, else often later. */
function expectedClose(s: ScenarioSpec, deal: DealPlan, random: Random): string {
  const { end } = s.quarter;
  const inQuarter =
    deal.category === 'Commit' || deal.category === 'Best Case' || random.chance(deal.band === 'Healthy' ? 0.45 : 0.35);
  const from = inQuarter ? addDays(s.asOf, 2) : addDays(end, 5);
  const to = inQuarter ? end : addDays(end, 75);
  let day = addDays(from, Math.floor(daysBetween(from, to) * Math.sqrt(random.unit())));
  while (!isWorkday(day)) day = addDays(day, day > addDays(end, -3) && day <= end ? -1 : 1);
  return day > end && inQuarter ? end : day;
}

/** A few open deals are past their expected close: none in the call. */
function planOverdue(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const free = deals.filter(
    (d) =>
      d.status === 'Open' &&
      d.role === null &&
      d.slot === null &&
      (d.category === 'Pipeline' || d.category === 'Omitted') &&
      d.band !== 'Healthy' &&
      daysBetween(d.createdOn, s.asOf) > 40,
  );
  const count = Math.round(s.deals.open * random.between(0.042, 0.068));
  for (const deal of random.shuffle(free).slice(0, count))
    deal.closeOn = pastWorkday(addDays(s.asOf, -random.int(2, 24)), s.asOf);
}

/** Days that a move of the start of step `i` of a deal would add to the step: to other working days nearby. */
function startMoves(deal: DealPlan, i: number, fewest: number): number[] {
  const step = deal.steps[i];
  const before = deal.steps[i - 1];
  if (step === undefined || step.leftOn === null || before === undefined) return [];
  const end = step.leftOn;
  return [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6].filter((longer) => {
    const start = addDays(step.enteredOn, -longer);
    return isWorkday(start) && start > before.enteredOn && daysBetween(start, end) >= fewest;
  });
}

function moveStart(deal: DealPlan, i: number, longer: number): void {
  const step = deal.steps[i];
  const before = deal.steps[i - 1];
  if (step === undefined || before === undefined) return;
  step.enteredOn = addDays(step.enteredOn, -longer);
  before.leftOn = step.enteredOn;
}

/** Brings the mean of a step's completed stays to the stated one, by moving starts; the step before takes the change. */
function meetMeanStay(deals: readonly DealPlan[], activity: string, mean: number, random: Random): void {
  const stays = deals.flatMap((deal) =>
    deal.steps.flatMap((step, i) => (step.activity === activity && step.leftOn !== null ? [{ deal, i }] : [])),
  );
  const days = ({ deal, i }: { deal: DealPlan; i: number }): number =>
    daysBetween(deal.steps[i]?.enteredOn ?? '', deal.steps[i]?.leftOn ?? '');
  const goal = (mean + random.between(-0.22, 0.22)) * stays.length;
  nudge(
    random,
    stays,
    sum(stays.map(days)),
    [goal - 3, goal + 3],
    ({ deal, i }) => startMoves(deal, i, 2),
    ({ deal, i }, c) => moveStart(deal, i, c),
    `the mean stay in ${activity}`,
  );
}

/** Plans every deal's dates: creation, each change of step, close; means of stays and cycles come to the stated ones. */
export function planTimelines(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  planLastQuarterCloses(s, deals, random);
  planThisQuarterCloses(s, deals, random);
  planClosed(s, deals, random);
  planOpen(s, deals, random);
  meetMeanStay(deals, 'Legal Review', s.process.legal.averageDays, random);
  meetMeanStay(deals, 'Procurement', s.process.procurementDays, random);
  meetMeanStay(deals, 'Security Review', s.process.securityDays, random);
}
