import type { Band, DealRole, DealType, OpenCategory, RepRole, Segment } from './scenario.ts';

/** When a deal's outcome fell: in the running quarter, in the last finished one, or not yet. */
export type Period = 'now' | 'last' | 'open';

/** One step of a deal's case: entered on a day, left on a day (null: not yet). */
export interface Step {
  readonly activity: string;
  enteredOn: string;
  leftOn: string | null;
}

/** How a deal's health ran: steadily, or with one fall as deep as the crashed deal's. */
export type HealthCourse = 'steady' | 'fell';

/** A part that an open deal must play in the forecast or in the process; most play none. */
export type Slot =
  'commit at risk' | 'commit healthy' | 'commit monitor' | 'legal best case' | 'design without buy-in' | null;

/**
 * Everything that the plan fixes about a deal before its rows are filled in. The planning steps run in the order of
 * the fields below, each filling its own; a field is read only by later steps.
 */
export interface DealPlan {
  /** Place in the extract, from 0. */
  readonly index: number;
  readonly rep: RepRole;
  readonly period: Period;
  readonly status: 'Open' | 'Won' | 'Lost';
  /** Set for the deals that the story names. */
  role: DealRole | null;
  // Books
  segment: Segment;
  band: Band | null;
  // Pipeline
  slot: Slot;
  category: OpenCategory | null;
  health: number | null;
  // Amounts
  amount: number;
  dealType: DealType;
  // Competition
  competitor: string | null;
  lossReason: string | null;
  // Contacts
  contacts: number;
  hasSponsor: boolean;
  hasTechnicalBuyer: boolean;
  /** Closed deals: contacts engaged by the end of the first Discovery. */
  earlyContacts: number;
  /** Closed deals: whether two-way contact paused for a week or more. */
  hasGap: boolean;
  // Traces and calendar
  activities: readonly string[];
  stuckInLegal: boolean;
  createdOn: string;
  closeOn: string;
  steps: Step[];
  // Health
  course: HealthCourse;
  /** Day of the low after a fall; null without one. */
  fellOn: string | null;
}

/** The step that the deal is in, or that it ended with. */
export const stageOf = (deal: DealPlan): string => deal.activities.at(-1) ?? '';

/** The day on which the deal entered its present step. */
export const stageEnteredOn = (deal: DealPlan): string => deal.steps.at(-1)?.enteredOn ?? deal.createdOn;

export const isClosed = (deal: DealPlan): boolean => deal.status !== 'Open';
