/**
 * The shape of a scenario. Money is US dollars, rates are fractions of 1, days are calendar days, dates are ISO text.
 */

/** A step of the sales process by what happens in it, whatever the company calls it. */
export type StageRole =
  | 'lead'
  | 'qualified'
  | 'discovery'
  | 'design'
  | 'proposal'
  | 'negotiation'
  | 'security'
  | 'procurement'
  | 'legal'
  | 'won'
  | 'lost';
/** The size of a contract, from the largest down; the scenario says what it is called, from and to which amount. */
export type SegmentRole = 'enterprise' | 'mid_market' | 'smb';
export type DealType = 'New Logo' | 'Expansion';
/** What a health score from 0 to 100 amounts to, from the best down; the scenario says what it is called. */
export type BandRole = 'healthy' | 'monitor' | 'at_risk' | 'critical';
/** The forecast category of an open deal. */
export type OpenCategory = 'Commit' | 'Best Case' | 'Pipeline' | 'Omitted';

/** The part that an AE plays in the story. */
export type RepRole =
  | 'top_performer'
  | 'steady'
  | 'rising'
  | 'closer'
  | 'slump'
  | 'capped'
  | 'at_risk'
  | 'ramping'
  | 'turnaround'
  | 'newest';

/** The part that a named deal plays in the story. */
export type DealRole = 'crash' | 'sponsored' | 'contested' | 'closing' | 'stuck' | 'championed' | 'price_loss';

export type LeaderLevel = 'cro' | 'director' | 'manager';

/** One of the sales leaders, from the CRO to the regional managers. */
export interface LeaderSpec {
  readonly name: string;
  readonly title: string;
  readonly level: LeaderLevel;
  /** The region led; null for leaders of several regions. */
  readonly region: string | null;
  /** Name of the leader's own leader; null for the CRO. */
  readonly reportsTo: string | null;
  readonly startedOn: string;
}

/** How an AE's deals are usually spread; the plan scales the counts of all AEs to the company's totals. */
export interface Book {
  /** Deals won and closed in the running quarter to date. */
  readonly wonNow: number;
  readonly closedNow: number;
  /** Deals won and closed in the last finished quarter. */
  readonly wonLast: number;
  readonly closedLast: number;
  /** Wins of the running quarter by segment. */
  readonly winsNow: Readonly<Record<SegmentRole, number>>;
  /** Open deals by health band. */
  readonly open: Readonly<Record<BandRole, number>>;
}

/** One of the account executives (AEs). */
export interface RepSpec {
  readonly role: RepRole;
  readonly name: string;
  readonly region: string;
  /** Name of the manager. */
  readonly manager: string;
  readonly archetype: string;
  readonly hiredOn: string;
  /** Closed-won to date over quota to date, as stated. */
  readonly attainment: number;
  /** Usual quota of the running quarter; the plan bends it until quotas and attainments make the closed total. */
  readonly usualQuota: number;
  /** Quota and attainment of the finished quarters, the latest first; only full quarters of employment. */
  readonly finished: readonly { readonly quota: number; readonly attainment: number }[];
  readonly book: Book;
}

/** How an open deal of the story stands at the as-of moment. */
export interface OpenState {
  readonly status: 'Open';
  readonly stage: StageRole;
  readonly forecastCategory: OpenCategory;
  readonly health: number;
  /** Days that the deal has been in its stage. */
  readonly daysInStage: number;
  /** Days since the deal was created. */
  readonly age: number;
  /** Days from the as-of day to the expected close. */
  readonly closesIn: number;
  readonly contacts: number;
  readonly hasSponsor: boolean;
  readonly nextStep: string;
  readonly competitor: string | null;
}

/** How a deal of the story was lost. */
export interface LostState {
  readonly status: 'Lost';
  readonly lostAtStage: StageRole;
  readonly lossReason: string;
  readonly competitor: string;
  readonly contacts: number;
}

/** One of the deals that the story names. */
export interface KeyDealSpec {
  readonly role: DealRole;
  readonly account: string;
  readonly name: string;
  readonly industry: string;
  readonly employees: number;
  readonly dealType: DealType;
  readonly amount: number;
  /** The AE's role in the story. */
  readonly rep: RepRole;
  readonly situation: string;
  readonly state: OpenState | LostState;
}

/** What the extract has of one segment. */
export interface SegmentSpec {
  readonly role: SegmentRole;
  /** What the segment is called. */
  readonly segment: string;
  /** Amounts of the segment, from and to, both included. */
  readonly from: number;
  readonly to: number;
  readonly deals: number;
  readonly amount: number;
  /** Usual mean sales cycle, days. */
  readonly usualCycle: number;
  /** Usual number of the segment's deals among those lost now, lost last quarter and open. */
  readonly usual: { readonly lostNow: number; readonly lostLast: number; readonly open: number };
}

/** A health band: its scores, both ends included, and what it says of a deal. */
export interface BandSpec {
  readonly role: BandRole;
  /** What the band is called. */
  readonly band: string;
  /** The sign that stands before its name. */
  readonly glyph: string;
  readonly min: number;
  readonly max: number;
  /** The part of a deal's amount that the health-adjusted forecast counts. */
  readonly weight: number;
  /** Share of the open deals. */
  readonly share: number;
}

/** A step of the sales process. */
export interface StageSpec {
  readonly role: StageRole;
  /** What the stage is called. */
  readonly stage: string;
  /** Days that a stay should take; null for the closing stages. */
  readonly benchmark: number | null;
  readonly onHappyPath: boolean;
}

/** The numbers that definitions use, by name. */
export type ThresholdName =
  | 'poor_health'
  | 'on_plan_share'
  | 'silent_days'
  | 'stuck_times'
  | 'rhythm_days'
  | 'reply_days'
  | 'gap_days'
  | 'fall_days'
  | 'recovery_days'
  | 'multi_threaded_contacts'
  | 'many_contacts'
  | 'most_contacts_shown'
  | 'rare_path_share'
  | 'large_loss'
  | 'similar_deals'
  | 'standing_distance'
  | 'recent_days'
  | 'in_touch_working_days'
  | 'least_weekly_activities'
  | 'most_weekly_activities'
  | 'drop_days'
  | 'least_fading_days'
  | 'least_quiet_days'
  | 'most_quiet_days'
  | 'few_contacts'
  | 'fast_answer_hours'
  | 'crash_fall'
  | 'review_deals'
  | 'pattern_ratio'
  | 'pattern_early_ratio'
  | 'pattern_deals'
  | 'rival_losses'
  | 'rival_amount'
  | 'rival_price_share'
  | 'bottleneck_times'
  | 'bottleneck_amount'
  | 'coaching_attainment'
  | 'spotlight_attainment';

/** A number that a definition uses. */
export interface ThresholdSpec {
  readonly value: number;
  readonly unit: string;
  /** What the number decides, as a reader of the table is told. */
  readonly decides: string;
}

/** The whole story: its company and calendar, its people and deals, and every figure that must come out. */
export interface ScenarioSpec {
  readonly company: string;
  readonly product: string;
  readonly seed: string;
  /** The moment from which everything is seen: local time, a weekday inside the quarter. */
  readonly asOf: string;
  /** Where that local time is: an IANA time zone. */
  readonly timeZone: string;
  readonly quarter: {
    readonly name: string;
    readonly start: string;
    readonly end: string;
    /** The phasing of the targets: the share of the quarter's that each month should bring. */
    readonly phasing: readonly { readonly month: string; readonly share: number }[];
  };
  readonly lastQuarter: { readonly name: string; readonly start: string; readonly end: string };
  /** Names of the finished quarters that attainment is kept for, the latest first. */
  readonly finishedQuarters: readonly string[];
  /** Smallest and largest annual contract value, US dollars. */
  readonly contractValue: readonly [number, number];
  /** Shortest and longest sales cycle, days. */
  readonly cycle: readonly [number, number];
  readonly metrics: {
    readonly revenue: { readonly target: number; readonly now: number };
    readonly newLogos: { readonly target: number; readonly now: number };
    readonly expansion: {
      readonly target: number;
      readonly now: number;
      /** Won expansion deals to aim for. */
      readonly usualDeals: number;
    };
    readonly winRate: { readonly target: number; readonly now: number };
  };
  readonly leaders: readonly LeaderSpec[];
  /** What the AEs are called. */
  readonly repTitle: string;
  readonly reps: readonly RepSpec[];
  readonly keyDeals: readonly KeyDealSpec[];
  readonly crash: {
    readonly healthBefore: number;
    readonly silentDays: number;
    readonly champion: string;
    readonly championTitle: string;
    readonly sponsor: { readonly name: string; readonly title: string };
  };
  readonly deals: { readonly total: number; readonly won: number; readonly lost: number; readonly open: number };
  readonly overallWinRate: number;
  /** From the largest down. */
  readonly segments: readonly SegmentSpec[];
  /** From the best down. */
  readonly bands: readonly BandSpec[];
  /** The numbers that definitions use, by name. */
  readonly thresholds: Readonly<Record<ThresholdName, ThresholdSpec>>;
  readonly forecast: {
    /** Open amount in Commit, dated in the quarter. */
    readonly commit: number;
    /** What of it is in poor health. */
    readonly atRisk: { readonly deals: number; readonly amount: number };
    readonly adjusted: number;
  };
  readonly process: {
    readonly stages: readonly StageSpec[];
    readonly legal: { readonly averageDays: number; readonly stuckDeals: number; readonly stuckAmount: number };
    readonly securityDays: number;
    readonly procurementDays: number;
    readonly fallBackShare: number;
    readonly happyPathDays: number;
  };
  readonly patterns: {
    /** Win rate of deals with two or more contacts over that of deals with one, closed this quarter. */
    readonly multiThreadedRatio: number;
    /** The least that ratio may be on the contacts engaged by the end of the first Discovery. */
    readonly earlyRatioAtLeast: number;
    readonly contacts: { readonly team: number; readonly topPerformer: number; readonly newest: number };
    readonly topPerformerWinRate: number;
    readonly topPerformerFewestContacts: number;
  };
  readonly competition: {
    readonly rival: string;
    readonly losses: number;
    readonly lostAmount: number;
    readonly citingPrice: number;
    /** The other competitors that turn up. */
    readonly others: readonly string[];
  };
  /** Win rate of the past deals whose health fell as far as the crash's: between these two. */
  readonly recovery: readonly [number, number];
}
