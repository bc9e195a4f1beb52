import { compareText } from '../lib/lists.ts';
import type {
  BandRole,
  DealRole,
  DealType,
  OpenCategory,
  RepRole,
  SegmentRole,
  StageRole,
} from '../spec/scenario-spec.ts';

/** When a deal's outcome fell: in the running quarter, in the last finished one, or not yet. */
export type Period = 'now' | 'last' | 'open';

export type Status = 'Open' | 'Won' | 'Lost';

/** One step of a deal's case: entered on a day, left on a day (null: not yet). */
export interface Step {
  readonly activity: StageRole;
  enteredOn: string;
  leftOn: string | null;
}

/**
 * Two-way contact on `from`, none after it, and again on `until`: a week or more later. Until the close: it never came
 * back.
 */
export interface Pause {
  readonly from: string;
  readonly until: string;
}

/** What an AE calls a deal: open deals have a forecast category, won ones are Closed, lost ones Omitted. */
export type ForecastCategory = OpenCategory | 'Closed';

/** A time for which a deal was called so: from a day up to, not including, another; null: it still is. */
export interface Stint {
  readonly category: Exclude<OpenCategory, 'Pipeline'>;
  readonly from: string;
  readonly until: string | null;
}

/** From a day on a deal was expected to close on another. */
export interface Expectation {
  readonly on: string;
  readonly closeOn: string;
}

/** A part that an open deal must play in the forecast or in the process; most play none. */
export type Slot = 'commit at risk' | 'commit healthy' | 'commit monitor' | 'legal best case' | 'design without buy-in';

/**
 * Everything that the plan fixes about a deal before its rows are filled in. The planning steps run in the order of
 * the fields below, each filling its own; a field is read only by later steps.
 */
export interface DealPlan {
  /** Place in the plan, from 0. */
  readonly index: number;
  readonly rep: RepRole;
  readonly period: Period;
  readonly status: Status;
  /** Set for the deals that the story names. */
  role: DealRole | null;
  // Books
  segment: SegmentRole;
  /** Set for open deals. */
  band: BandRole | null;
  // Pipeline: open deals only
  slot: Slot | null;
  category: OpenCategory | null;
  health: number | null;
  // Amounts
  amount: number;
  dealType: DealType;
  stuckInLegal: boolean;
  // Competition
  competitor: string | null;
  /** Of a loss to the rival; of the others once it is known where they died. */
  lossReason: string | null;
  // Contacts
  contacts: number;
  hasSponsor: boolean;
  hasTechnicalBuyer: boolean;
  // Traces and timelines
  activities: readonly StageRole[];
  leadSource: string;
  createdOn: string;
  closeOn: string;
  steps: Step[];
  // Calls
  /** The times for which it was called, in order, none overlapping. */
  stints: readonly Stint[];
  /** When it was expected to close, over time, from its creation on. */
  expectations: readonly Expectation[];
  /** Of the deals in Commit on the same day of last quarter: the health band that day; null for all others. */
  bandThen: BandRole | null;
  // Health
  /** Where two-way contact paused, in order of time. */
  pauses: readonly Pause[];
  /** Day of the low after a fall as deep as the crashed deal's; null without one. */
  fellOn: string | null;
  /** Whether the sponsor was met in the two weeks after the fall. */
  sponsorMet: boolean;
  // Early contacts
  /** Closed deals: contacts engaged by the end of the first Discovery. */
  earlyContacts: number;
}

/** A deal of which only the given fields are planned. */
export const newDeal = (
  given: Pick<DealPlan, 'index' | 'rep' | 'period' | 'status'> & Partial<Pick<DealPlan, 'segment' | 'band'>>,
): DealPlan => ({
  role: null,
  segment: 'smb',
  band: null,
  slot: null,
  category: null,
  health: null,
  amount: 0,
  dealType: 'New Logo',
  stuckInLegal: false,
  competitor: null,
  lossReason: null,
  contacts: 1,
  hasSponsor: false,
  hasTechnicalBuyer: false,
  activities: [],
  leadSource: '',
  createdOn: '',
  closeOn: '',
  steps: [],
  stints: [],
  expectations: [],
  bandThen: null,
  pauses: [],
  fellOn: null,
  sponsorMet: false,
  earlyContacts: 1,
  ...given,
});

export const isClosed = (deal: DealPlan): boolean => deal.status !== 'Open';
export const isOpen = (deal: DealPlan): boolean => deal.status === 'Open';
export const isWon = (deal: DealPlan): boolean => deal.status === 'Won';
export const isLost = (deal: DealPlan): boolean => deal.status === 'Lost';

/** Whether the story leaves a deal unnamed, so that the plan may change it. */
export const isUnnamed = (deal: DealPlan): boolean => deal.role === null;

/** Whether the plan may still change anything about a deal: neither named nor playing a part. */
export const isFree = (deal: DealPlan): boolean => deal.role === null && deal.slot === null;

/** The step that the deal is in, or that it ended with. */
export const lastStep = (deal: DealPlan): StageRole => deal.activities.at(-1) ?? 'lead';

/** The day on which the deal entered its present step. */
export const stageEnteredOn = (deal: DealPlan): string => deal.steps.at(-1)?.enteredOn ?? deal.createdOn;

/** The step before the closing one, in which a lost deal died; null for the others. */
export const lostAtStage = (deal: DealPlan): StageRole | null =>
  isLost(deal) ? (deal.activities.at(-2) ?? null) : null;

/** How often a deal's expected close was moved to a later day. */
export const pushesOf = ({ expectations }: DealPlan): number =>
  expectations.filter(({ closeOn }, i) => closeOn > (expectations[i - 1]?.closeOn ?? closeOn)).length;

/** Sorts deals by their day of creation, those of one day by their place in the plan. */
export const byCreation = (a: DealPlan, b: DealPlan): number =>
  compareText(a.createdOn, b.createdOn) || a.index - b.index;
