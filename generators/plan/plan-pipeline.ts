import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import { Refusal } from '../lib/refusal.ts';
import { openStateOf } from '../spec/facts.ts';
import type { Band, OpenCategory, ScenarioSpec, Segment } from '../spec/scenario-spec.ts';
import { isFree, isOpen, type DealPlan, type Slot } from './deal-plan.ts';

/** A part that some open deals must play, and which deals can. */
interface Part {
  readonly slot: Slot;
  readonly band: Band;
  readonly segment: Segment;
  readonly count: Range;
}

/** How many open deals play each part besides the key deals. */
const PARTS: readonly Part[] = [
  { slot: 'commit at risk', band: 'At Risk', segment: 'Mid-Market', count: [2, 2] },
  { slot: 'commit healthy', band: 'Healthy', segment: 'Mid-Market', count: [3, 4] },
  { slot: 'commit monitor', band: 'Monitor', segment: 'Enterprise', count: [1, 1] },
  { slot: 'commit monitor', band: 'Monitor', segment: 'Mid-Market', count: [2, 2] },
  { slot: 'legal best case', band: 'Monitor', segment: 'Mid-Market', count: [2, 2] },
  { slot: 'design without buy-in', band: 'At Risk', segment: 'Mid-Market', count: [2, 3] },
  { slot: 'design without buy-in', band: 'Monitor', segment: 'SMB', count: [3, 5] },
];

/** Health scores that deals without a part of their own have, well inside their band. */
const SCORES: Readonly<Record<Band, Range>> = {
  Healthy: [80, 97],
  Monitor: [60, 79],
  'At Risk': [41, 59],
  Critical: [11, 38],
};

/** Deals in Best Case that are not about to stall, and deals that AEs left out of the forecast. */
const BEST_CASE: Range = [17, 23];
const OMITTED: Range = [6, 9];

/** Takes a free open deal of a band for a part; where none has the segment, it swaps segments with one that has. */
function takePart(deals: readonly DealPlan[], { slot, band, segment }: Part, random: Random): void {
  const free = random.shuffle(deals.filter((d) => isOpen(d) && isFree(d)));
  const inBand = free.filter((d) => d.band === band);
  const deal = inBand.find((d) => d.segment === segment) ?? inBand[0];
  if (deal === undefined) throw new Refusal(`D4 collides: no open ${band} deal is left for: ${slot}`);
  if (deal.segment !== segment) {
    const other = free.find((d) => d !== deal && d.segment === segment);
    if (other === undefined) throw new Refusal(`D3 collides: no open ${segment} deal is left for: ${slot}`);
    [deal.segment, other.segment] = [other.segment, deal.segment];
  }
  deal.slot = slot;
}

/** A score inside its band, denser away from the edges. */
function drawHealth(band: Band, random: Random): number {
  const [low, high] = SCORES[band];
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
  for (const part of PARTS) for (let i = random.int(...part.count); i > 0; i--) takePart(deals, part, random);

  const open = deals.filter(isOpen);
  for (const deal of open)
    if (deal.band !== null) deal.health = openStateOf(s, deal)?.health ?? drawHealth(deal.band, random);
  for (const deal of open) deal.category = categoryOf(s, deal);

  const free = (...bands: readonly Band[]): DealPlan[] =>
    random.shuffle(open.filter((d) => isFree(d) && d.band !== null && bands.includes(d.band)));
  for (const deal of free('Healthy', 'Monitor').slice(0, random.int(...BEST_CASE))) deal.category = 'Best Case';
  for (const deal of free('At Risk', 'Critical').slice(0, random.int(...OMITTED))) deal.category = 'Omitted';
}
