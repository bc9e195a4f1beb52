import { addDays, daysBetween } from './calendar.ts';
import { isClosed, type DealPlan } from './deal-plan.ts';
import { normalQuantile } from './plan.ts';
import type { Random } from './random.ts';
import type { Band, ScenarioSpec } from './scenario.ts';

export interface HealthSnapshotRow {
  readonly opportunity_id: string;
  readonly observed_on: string;
  readonly health: number;
  readonly note: string | null;
}

/** Health four weeks before the close: mean and deviation by outcome. They overlap: health is a hint, not an oracle. */
const FOUR_WEEKS_BEFORE = { Won: [65, 11], Lost: [54.5, 11] } as const;
const WEEK = 7;

const round = Math.round;
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Chooses the closed deals whose health fell as far as the crashed deal's, and when; about a third of them were won. */
export function planFalls(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const total = random.int(38, 46);
  const won = round(total * random.between(s.recovery[0] + 0.025, s.recovery[1] - 0.025));
  const choose = (
    status: DealPlan['status'],
    test: (d: DealPlan) => boolean,
    count: number,
    weeks: readonly number[],
  ): void => {
    const fit = random.shuffle(
      deals.filter(
        (d) => d.status === status && d.role === null && daysBetween(d.createdOn, d.closeOn) >= 38 && test(d),
      ),
    );
    for (const deal of fit.slice(0, count)) {
      deal.course = 'fell';
      deal.fellOn = addDays(deal.closeOn, -WEEK * random.pick(weeks));
    }
  };
  choose('Won', (d) => d.hasSponsor && d.contacts > 2, won, [2, 3]);
  choose('Lost', () => true, total - won, [1, 2, 3]);
}

/** A path of scores by days before the end, each given as a corner; between corners it bends towards the later one. */
function along(corners: readonly (readonly [daysBefore: number, health: number])[], daysBefore: number): number {
  for (let i = 1; i < corners.length; i++) {
    const [from, to] = [corners[i - 1], corners[i]];
    if (from === undefined || to === undefined || daysBefore < to[0]) continue;
    const t = from[0] === to[0] ? 1 : (from[0] - daysBefore) / (from[0] - to[0]);
    return from[1] + (to[1] - from[1]) * t ** 1.35;
  }
  return corners.at(-1)?.[1] ?? 50;
}

/** The corners of a closed deal's path. Only deals that fell ever lose 30 points; all others stay within 27 of their peak. */
function closedCorners(deal: DealPlan, fourWeeksBefore: number, random: Random): (readonly [number, number])[] {
  const cycle = daysBetween(deal.createdOn, deal.closeOn);
  const isWon = deal.status === 'Won';
  if (deal.fellOn !== null) {
    const low = daysBetween(deal.fellOn, deal.closeOn);
    const peak = isWon ? random.between(73, 86) : random.between(66, 84);
    const trough = peak - random.between(31, 37);
    const end = isWon ? random.between(77, 92) : Math.max(trough - random.between(0, 8), 12);
    return [
      [cycle, peak - random.between(3, 9)],
      [low + WEEK, peak],
      [low, trough],
      [0, end],
    ];
  }
  const start = fourWeeksBefore - random.between(-2, 5);
  const end = isWon
    ? clamp(fourWeeksBefore + random.between(9, 26), 70, 97)
    : Math.max(fourWeeksBefore - random.between(8, 20), 12);
  return [
    [Math.max(cycle, 29), start],
    [28, fourWeeksBefore],
    [0, end],
  ];
}

/** Where an open deal's health came from: what it was at its best or at its start, by band of today. */
const CAME_FROM: Readonly<Record<Band, readonly [number, number]>> = {
  Healthy: [66, 78],
  Monitor: [62, 76],
  'At Risk': [62, 74],
  Critical: [54, 66],
};

function openCorners(s: ScenarioSpec, deal: DealPlan, random: Random): (readonly [number, number])[] {
  const age = daysBetween(deal.createdOn, s.asOf);
  const before = random.between(...CAME_FROM[deal.band ?? 'Monitor']);
  const health = deal.health ?? 60;
  // Bad health comes over five weeks and more, never in one fall: that is the crashed deal's alone.
  const since =
    deal.band === 'At Risk' || deal.band === 'Critical'
      ? Math.min(age, random.int(35, 56))
      : Math.min(age, random.int(14, 28));
  return [
    [Math.max(age, since + 1), before - random.between(0, 4)],
    [since, before],
    [0, health],
  ];
}

/** What moved the crashed deal's score on the days after the champion went silent, in order. */
const CRASH_NOTES = [
  'Last message from the champion',
  'Morning call not answered',
  'No reply to the order form',
  'Weekly working session cancelled by the buyer',
  'Follow-up to the champion unanswered',
  'Second voicemail; no new contact at the account',
  null,
  null,
  'Eight days of silence after daily contact',
] as const;

/** The crashed deal: weekly, then daily once it matters; it falls a little more each day. */
function crashSnapshots(s: ScenarioSpec, deal: DealPlan, id: string, random: Random): HealthSnapshotRow[] {
  const asOf = s.asOf.slice(0, 10);
  const { healthBefore, silentDays } = s.crash;
  const health = deal.health ?? 0;
  const rows: HealthSnapshotRow[] = [];
  const daily = silentDays + 14;
  for (let before = daysBetween(deal.createdOn, asOf); before > daily; before -= Math.min(WEEK, before - daily))
    rows.push({
      opportunity_id: id,
      observed_on: addDays(asOf, -before),
      health: round(healthBefore - 3 - (before - daily) * 0.16 + random.between(-1.5, 1.5)),
      note: null,
    });
  for (let before = daily; before >= 0; before--) {
    const silent = silentDays - before;
    const fallen = silent <= 0 ? 0 : (healthBefore - health) * (silent / silentDays) ** 1.15;
    const settled =
      silent < -2 ? Math.min(healthBefore - 1, round(healthBefore - 2.4 + random.between(-1, 1))) : healthBefore;
    rows.push({
      opportunity_id: id,
      observed_on: addDays(asOf, -before),
      health: silent > 0 ? round(healthBefore - fallen) : settled,
      note: silent >= 0 ? (CRASH_NOTES[silent] ?? null) : null,
    });
  }
  return rows;
}

/** Scores for each deal: weekly, counted back from the close or the as-of day, and one on the day of its creation. */
export function makeHealthSnapshots(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  idOf: (deal: DealPlan) => string,
  random: Random,
): HealthSnapshotRow[] {
  // Health four weeks before the close is spread over its distribution's quantiles, so that it separates outcomes as
  // well, and as badly, in every world.
  const levels = new Map<DealPlan, number>();
  for (const status of ['Won', 'Lost'] as const) {
    const [mean, deviation] = FOUR_WEEKS_BEFORE[status];
    const list = random.shuffle(deals.filter((d) => d.status === status));
    list.forEach((deal, i) =>
      levels.set(deal, clamp(mean + deviation * normalQuantile((i + random.between(0.1, 0.9)) / list.length), 30, 92)),
    );
  }
  return deals.flatMap((deal) => {
    const id = idOf(deal);
    if (deal.role === 'crash') return crashSnapshots(s, deal, id, random);
    const end = isClosed(deal) ? deal.closeOn : s.asOf.slice(0, 10);
    const corners = isClosed(deal) ? closedCorners(deal, levels.get(deal) ?? 55, random) : openCorners(s, deal, random);
    const life = daysBetween(deal.createdOn, end);
    const days: number[] = [];
    for (let before = 0; before < life; before += WEEK) days.unshift(before);
    if (days[0] !== life) days.unshift(life);
    const isCorner = (before: number): boolean => corners.some(([at]) => at === before);
    return days.map((before) => ({
      opportunity_id: id,
      observed_on: addDays(end, -before),
      health:
        before === 0 && deal.health !== null
          ? deal.health
          : clamp(round(along(corners, before) + (isCorner(before) ? 0 : random.between(-1.4, 1.4))), 4, 99),
      note: null,
    }));
  });
}
