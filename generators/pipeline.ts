import type { DealPlan, Slot } from './deal-plan.ts';
import { PlanError } from './plan.ts';
import type { Random } from './random.ts';
import type { Band, ScenarioSpec, Segment } from './scenario.ts';

/** How many open deals play each part besides the key deals, by band and segment. */
const SLOTS: readonly {
  readonly slot: Slot;
  readonly band: Band;
  readonly segment: Segment;
  readonly count: readonly [number, number];
}[] = [
  { slot: 'commit at risk', band: 'At Risk', segment: 'Mid-Market', count: [2, 2] },
  { slot: 'commit healthy', band: 'Healthy', segment: 'Mid-Market', count: [3, 4] },
  { slot: 'commit monitor', band: 'Monitor', segment: 'Enterprise', count: [1, 1] },
  { slot: 'commit monitor', band: 'Monitor', segment: 'Mid-Market', count: [2, 2] },
  { slot: 'legal best case', band: 'Monitor', segment: 'Mid-Market', count: [2, 2] },
  { slot: 'design without buy-in', band: 'At Risk', segment: 'Mid-Market', count: [2, 3] },
  { slot: 'design without buy-in', band: 'Monitor', segment: 'SMB', count: [3, 5] },
];

/** Takes a free open deal of a band for a slot; where none has the segment, it swaps segments with one that has. */
function takeSlot(deals: readonly DealPlan[], slot: Slot, band: Band, segment: Segment, random: Random): void {
  const free = random.shuffle(deals.filter((d) => d.status === 'Open' && d.role === null && d.slot === null));
  const inBand = free.filter((d) => d.band === band);
  const deal = inBand.find((d) => d.segment === segment) ?? inBand[0];
  if (deal === undefined) throw new PlanError(`D4 collides: no open ${band} deal is left for: ${String(slot)}`);
  if (deal.segment !== segment) {
    const other = free.find((d) => d !== deal && d.segment === segment);
    if (other === undefined) throw new PlanError(`D3 collides: no open ${segment} deal is left for: ${String(slot)}`);
    [deal.segment, other.segment] = [other.segment, deal.segment];
  }
  deal.slot = slot;
}

/** Health scores lie inside their band, denser away from its edges; key deals have their own. */
function dealHealth(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const floor: Readonly<Record<Band, number>> = { Healthy: 80, Monitor: 60, 'At Risk': 41, Critical: 11 };
  const ceiling: Readonly<Record<Band, number>> = { Healthy: 97, Monitor: 79, 'At Risk': 59, Critical: 38 };
  for (const deal of deals) {
    if (deal.band === null) continue;
    const state = s.keyDeals.find((k) => k.role === deal.role)?.state;
    const [low, high] = [floor[deal.band], ceiling[deal.band]];
    deal.health =
      state?.status === 'Open'
        ? state.health
        : Math.round(low + (high - low) * (0.7 * random.unit() + 0.3 * random.unit()));
  }
}

/**
 * Plans the open deals: which play a part in Commit and in Legal Review, every deal's forecast category and health.
 * Only slots and key deals are in Commit, so that its sum and its risk can be planned exactly.
 */
export function planPipeline(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const { slot, band, segment, count } of SLOTS)
    for (let i = random.int(...count); i > 0; i--) takeSlot(deals, slot, band, segment, random);
  dealHealth(s, deals, random);

  const open = deals.filter((d) => d.status === 'Open');
  for (const deal of open) {
    const key = s.keyDeals.find((k) => k.role === deal.role);
    if (key?.state.status === 'Open') deal.category = key.state.forecastCategory;
    else if (deal.slot?.startsWith('commit')) deal.category = 'Commit';
    else if (deal.slot === 'legal best case') deal.category = 'Best Case';
    else deal.category = 'Pipeline';
  }
  const free = (bands: readonly Band[]): DealPlan[] =>
    random.shuffle(open.filter((d) => d.role === null && d.slot === null && d.band !== null && bands.includes(d.band)));
  for (const deal of free(['Healthy', 'Monitor']).slice(0, random.int(17, 23))) deal.category = 'Best Case';
  for (const deal of free(['At Risk', 'Critical']).slice(0, random.int(6, 9))) deal.category = 'Omitted';
}
