import type {
  BandRole,
  BandSpec,
  DealRole,
  KeyDealSpec,
  LeaderSpec,
  OpenState,
  RepRole,
  RepSpec,
  ScenarioSpec,
  SegmentRole,
  SegmentSpec,
  StageRole,
  StageSpec,
  ThresholdName,
} from './scenario-spec.ts';

/** The AE who plays a part. Throws a RangeError when nobody does. */
export function repOf(s: Pick<ScenarioSpec, 'reps'>, role: RepRole): RepSpec {
  return withRole('AE', s.reps, role);
}

/** The leader of all. Throws a RangeError when the scenario has none. */
export function croOf(s: Pick<ScenarioSpec, 'leaders'>): LeaderSpec {
  const cro = s.leaders.find((l) => l.level === 'cro');
  if (cro === undefined) throw new RangeError('no leader is the CRO');
  return cro;
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
export function bandAt(s: Pick<ScenarioSpec, 'bands'>, health: number): BandSpec {
  const band = s.bands.find((b) => health >= b.min && health <= b.max);
  if (band === undefined) throw new RangeError(`no health band holds the score: ${health}`);
  return band;
}

/** The segment that an amount belongs to. Throws a RangeError when none has it. */
export function segmentAt(s: Pick<ScenarioSpec, 'segments'>, amount: number): SegmentSpec {
  const segment = s.segments.find((g) => amount >= g.from && amount <= g.to);
  if (segment === undefined) throw new RangeError(`no segment has the amount: ${amount}`);
  return segment;
}

/** The one of a list that has a role. Throws a RangeError when none has it. */
function withRole<R extends string, T extends { readonly role: R }>(what: string, list: readonly T[], role: R): T {
  const found = list.find((each) => each.role === role);
  if (found === undefined) throw new RangeError(`no ${what} has the role: ${role}`);
  return found;
}

/** What the scenario says about a health band, a segment, a stage. Each throws a RangeError when it says nothing. */
export const bandOf = (s: Pick<ScenarioSpec, 'bands'>, role: BandRole): BandSpec => withRole('band', s.bands, role);
export const segmentOf = (s: Pick<ScenarioSpec, 'segments'>, role: SegmentRole): SegmentSpec =>
  withRole('segment', s.segments, role);
export const stageOf = (s: Pick<ScenarioSpec, 'process'>, role: StageRole): StageSpec =>
  withRole('stage', s.process.stages, role);

/** The benchmark of a stage, in days. Throws a RangeError for a stage that has none. */
export function benchmarkOf(s: Pick<ScenarioSpec, 'process'>, role: StageRole): number {
  const { benchmark, stage } = stageOf(s, role);
  if (benchmark === null) throw new RangeError(`no benchmark for the stage: ${stage}`);
  return benchmark;
}

/** A number that a definition uses. */
export const thresholdOf = (s: Pick<ScenarioSpec, 'thresholds'>, name: ThresholdName): number =>
  s.thresholds[name].value;
