import type {
  BandSpec,
  DealRole,
  KeyDealSpec,
  OpenState,
  RepRole,
  RepSpec,
  ScenarioSpec,
  Segment,
  SegmentSpec,
} from './scenario-spec.ts';

/** The AE who plays a part. Throws a RangeError when nobody does. */
export function repOf(s: Pick<ScenarioSpec, 'reps'>, role: RepRole): RepSpec {
  const rep = s.reps.find((r) => r.role === role);
  if (rep === undefined) throw new RangeError(`no AE has the role: ${role}`);
  return rep;
}

/** What the story says about a deal; undefined for the many that it does not name. */
export const keyDealOf = (
  s: Pick<ScenarioSpec, 'keyDeals'>,
  deal: { readonly role: DealRole | null },
): KeyDealSpec | undefined => s.keyDeals.find((k) => k.role === deal.role);

/** The state that the story gives a deal, when it names it as open. */
export function openStateOf(
  s: Pick<ScenarioSpec, 'keyDeals'>,
  deal: { readonly role: DealRole | null },
): OpenState | undefined {
  const state = keyDealOf(s, deal)?.state;
  return state?.status === 'Open' ? state : undefined;
}

/** A key deal that is open, with its state. */
export interface OpenKeyDeal {
  readonly key: KeyDealSpec;
  readonly state: OpenState;
}

/** The key deals that are open. */
export const openKeyDeals = (s: Pick<ScenarioSpec, 'keyDeals'>): OpenKeyDeal[] =>
  s.keyDeals.flatMap((key) => (key.state.status === 'Open' ? [{ key, state: key.state }] : []));

/** The key deals that are open in Commit. */
export const commitKeyDeals = (s: Pick<ScenarioSpec, 'keyDeals'>): OpenKeyDeal[] =>
  openKeyDeals(s).filter(({ state }) => state.forecastCategory === 'Commit');

/** The health band that holds a score. Throws a RangeError when none does. */
export function bandOf(s: Pick<ScenarioSpec, 'bands'>, health: number): BandSpec {
  const band = s.bands.find((b) => health >= b.min && health <= b.max);
  if (band === undefined) throw new RangeError(`no health band holds the score: ${health}`);
  return band;
}

/** What the scenario says about a segment. Throws a RangeError when it says nothing. */
export function segmentOf(s: Pick<ScenarioSpec, 'segments'>, segment: Segment): SegmentSpec {
  const spec = s.segments.find((g) => g.segment === segment);
  if (spec === undefined) throw new RangeError(`unknown segment: ${segment}`);
  return spec;
}

/** The benchmark of a stage, in days. Throws a RangeError for a stage that is unknown or has none. */
export function benchmarkOf(s: Pick<ScenarioSpec, 'process'>, stage: string): number {
  const benchmark = s.process.stages.find((g) => g.stage === stage)?.benchmark ?? null;
  if (benchmark === null) throw new RangeError(`no benchmark for the stage: ${stage}`);
  return benchmark;
}
