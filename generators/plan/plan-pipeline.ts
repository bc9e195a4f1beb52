import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { Refusal } from '../lib/refusal.ts';
import { bandOf, openStateOf, segmentOf, thresholdOf } from '../spec/facts.ts';
import type { BandRole, OpenCategory, ScenarioSpec, SegmentRole } from '../spec/scenario-spec.ts';
import { isFree, isOpen, type DealPlan, type Slot } from './deal-plan.ts';

/** A part that some open deals must play, and which deals can. */
interface Part {
  readonly slot: Slot;
  readonly band: BandRole;
  readonly segment: SegmentRole;
  readonly count: Range;
}

/** How many open deals play each part besides the key deals. */
const PARTS: readonly Part[] = [
  { slot: 'commit at risk', band: 'at_risk', segment: 'mid_market', count: [2, 2] },
  { slot: 'commit healthy', band: 'healthy', segment: 'mid_market', count: [3, 4] },
  { slot: 'commit monitor', band: 'monitor', segment: 'enterprise', count: [1, 1] },
  { slot: 'commit monitor', band: 'monitor', segment: 'mid_market', count: [2, 2] },
  { slot: 'legal best case', band: 'monitor', segment: 'mid_market', count: [2, 2] },
  { slot: 'design without buy-in', band: 'at_risk', segment: 'mid_market', count: [2, 3] },
  { slot: 'design without buy-in', band: 'monitor', segment: 'smb', count: [3, 5] },
];

/** How far inside their band the health scores lie, from its least and from its most. */
const INSIDE: Readonly<Record<BandRole, Range>> = {
  healthy: [0, 3],
  monitor: [0, 0],
  at_risk: [1, 0],
  critical: [11, 1],
};

/** Deals in Best Case that are not about to stall, and deals that AEs left out of the forecast. */
const BEST_CASE: Range = [17, 23];
const OMITTED: Range = [6, 9];

/** Takes a free open deal of a band for a part; where none has the segment, it swaps segments with one that has. */
function takePart(s: ScenarioSpec, deals: readonly DealPlan[], { slot, band, segment }: Part, random: Random): void {
  const free = random.shuffle(deals.filter((d) => isOpen(d) && isFree(d)));
  const inBand = free.filter((d) => d.band === band);
  const deal = inBand.find((d) => d.segment === segment) ?? inBand[0];
  if (deal === undefined) throw new Refusal(`D4 collides: no open ${bandOf(s, band).band} deal is left for: ${slot}`);
  if (deal.segment !== segment) {
    const other = free.find((d) => d !== deal && d.segment === segment);
    if (other === undefined)
      throw new Refusal(`D3 collides: no open ${segmentOf(s, segment).segment} deal is left for: ${slot}`);
    [deal.segment, other.segment] = [other.segment, deal.segment];
  }
  deal.slot = slot;
}

/** The scores that a deal may have: well inside its band, in Commit on the side of poor health that its part asks for. */
function scoresOf(s: ScenarioSpec, band: BandRole, slot: Slot | null): Range {
  const { min, max } = bandOf(s, band);
  const [low, high] = [min + INSIDE[band][0], max - INSIDE[band][1]];
  const poorHealth = thresholdOf(s, 'poor_health');
  if (slot === 'commit at risk') return [low, Math.min(high, poorHealth - 1)];
  return slot?.startsWith('commit') ? [Math.max(low, poorHealth), high] : [low, high];
}

/** A score of a range, denser away from its edges. */
function drawHealth([low, high]: Range, random: Random): number {
  return Math.round(low + (high - low) * (0.7 * random.unit() + 0.3 * random.unit()));
}

function categoryOf(s: ScenarioSpec, deal: DealPlan): OpenCategory {
  const state = openStateOf(s, deal);
  if (state !== undefined) return state.forecastCategory;
  if (deal.slot?.startsWith('commit')) return 'Commit';
  return deal.slot === 'legal best case' ? 'Best Case' : 'Pipeline';
}

/**
 * Plans the open deals: which play a part in Commit and in Legal Review, every deal's forecast category and health.
 * Only slots and key deals are in Commit, so that its sum and its risk can be planned exactly.
 * Throws a Refusal when no deal is left for a part.
 */
export function planPipeline(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const part of PARTS) for (let i = random.int(...part.count); i > 0; i--) takePart(s, deals, part, random);

  const open = deals.filter(isOpen);
  for (const deal of open)
    if (deal.band !== null)
      deal.health = openStateOf(s, deal)?.health ?? drawHealth(scoresOf(s, deal.band, deal.slot), random);
  for (const deal of open) deal.category = categoryOf(s, deal);

  const free = (...bands: readonly BandRole[]): DealPlan[] =>
    random.shuffle(open.filter((d) => isFree(d) && d.band !== null && bands.includes(d.band)));
  for (const deal of free('healthy', 'monitor').slice(0, random.int(...BEST_CASE))) deal.category = 'Best Case';
  for (const deal of free('at_risk', 'critical').slice(0, random.int(...OMITTED))) deal.category = 'Omitted';
}
