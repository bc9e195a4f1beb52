/**
 * Every given fact and target of the story, in one place. Another scenario is another value of `ScenarioSpec`.
 *
 * Money is US dollars, rates are fractions of 1, days are calendar days, dates are ISO text. The facts that the story
 * states are the ones that the ledger checks; those under `book` and `shape` are not stated anywhere: they are
 * preferences that the plan starts from and bends so that the stated ones hold together.
 */

export type Segment = 'Enterprise' | 'Mid-Market' | 'SMB';
export type DealType = 'New Logo' | 'Expansion';
export type Band = 'Healthy' | 'Monitor' | 'At Risk' | 'Critical';
export type OpenCategory = 'Commit' | 'Best Case' | 'Pipeline' | 'Omitted';

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

export type DealRole = 'crash' | 'sponsored' | 'contested' | 'closing' | 'stuck' | 'championed' | 'price_loss';

export interface LeaderSpec {
  readonly name: string;
  readonly title: string;
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
  readonly winsNow: Readonly<Record<Segment, number>>;
  /** Open deals by health band. */
  readonly open: Readonly<Record<Band, number>>;
}

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
  /** Usual quota of the running quarter; the plan bends it so that quotas and attainments agree with the closed total. */
  readonly usualQuota: number;
  /** Quota and attainment of the finished quarters, the latest first; only those that were full quarters of employment. */
  readonly finished: readonly { readonly quota: number; readonly attainment: number }[];
  readonly book: Book;
}

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
  readonly state:
    | {
        readonly status: 'Open';
        readonly stage: string;
        readonly forecastCategory: OpenCategory;
        readonly health: number;
        /** Days that the deal has been in its stage, and days since it was created. */
        readonly daysInStage: number;
        readonly age: number;
        /** Days from the as-of day to the expected close. */
        readonly closesIn: number;
        readonly contacts: number;
        readonly hasSponsor: boolean;
        readonly nextStep: string;
        readonly competitor: string | null;
      }
    | {
        readonly status: 'Lost';
        readonly lostAtStage: string;
        readonly lossReason: string;
        readonly competitor: string;
        readonly contacts: number;
      };
}

export interface ScenarioSpec {
  readonly company: string;
  readonly product: string;
  readonly seed: string;
  /** The moment from which everything is seen: local time, a weekday inside the quarter. */
  readonly asOf: string;
  readonly quarter: {
    readonly name: string;
    readonly start: string;
    readonly end: string;
    /** The plan's phasing: the share of the quarter that each month should bring. */
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
      /** Won expansion deals to aim for. */ readonly usualDeals: number;
    };
    readonly winRate: { readonly target: number; readonly now: number };
  };
  readonly leaders: readonly LeaderSpec[];
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
  readonly segments: readonly {
    readonly segment: Segment;
    /** Amounts of the segment, from and to, both included. */
    readonly from: number;
    readonly to: number;
    readonly deals: number;
    readonly amount: number;
    /** Usual mean sales cycle, days. */
    readonly usualCycle: number;
    /** Usual share of the segment in the deals lost now, lost last quarter and open. */
    readonly usual: { readonly lostNow: number; readonly lostLast: number; readonly open: number };
  }[];
  readonly bands: readonly {
    readonly band: Band;
    readonly min: number;
    readonly max: number;
    readonly weight: number;
    readonly share: number;
  }[];
  readonly forecast: {
    /** Open amount in Commit, dated in the quarter. */
    readonly commit: number;
    readonly atRisk: { readonly below: number; readonly deals: number; readonly amount: number };
    readonly adjusted: number;
  };
  readonly process: {
    readonly stages: readonly {
      readonly stage: string;
      readonly benchmark: number | null;
      readonly onHappyPath: boolean;
    }[];
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

const book = (
  wonNow: number,
  closedNow: number,
  winsNow: readonly [number, number, number],
  wonLast: number,
  closedLast: number,
  open: readonly [number, number, number, number],
): Book => ({
  wonNow,
  closedNow,
  wonLast,
  closedLast,
  winsNow: { Enterprise: winsNow[0], 'Mid-Market': winsNow[1], SMB: winsNow[2] },
  open: { Healthy: open[0], Monitor: open[1], 'At Risk': open[2], Critical: open[3] },
});

/** Finished quarters from the latest back: attainments, and the quota that each had. */
const finished = (quota: number, ...attainments: readonly number[]): { quota: number; attainment: number }[] =>
  attainments.map((attainment, i) => ({ quota: Math.round((quota * (1 - 0.04 * i)) / 5000) * 5000, attainment }));

/** Q4 crunch at TechFlow Inc., seen on Monday morning, 7 December 2026. */
export const q4Crunch: ScenarioSpec = {
  company: 'TechFlow Inc.',
  product: 'enterprise workflow-automation platform',
  seed: 'q4-crunch',
  asOf: '2026-12-07T08:00',
  quarter: {
    name: '2026-Q4',
    start: '2026-10-01',
    end: '2026-12-31',
    phasing: [
      { month: '2026-10', share: 0.28 },
      { month: '2026-11', share: 0.32 },
      { month: '2026-12', share: 0.4 },
    ],
  },
  lastQuarter: { name: '2026-Q3', start: '2026-07-01', end: '2026-09-30' },
  finishedQuarters: ['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'],
  contractValue: [15_000, 2_000_000],
  cycle: [30, 90],
  metrics: {
    revenue: { target: 13_000_000, now: 8_200_000 },
    newLogos: { target: 45, now: 31 },
    expansion: { target: 3_000_000, now: 2_100_000, usualDeals: 12 },
    winRate: { target: 0.28, now: 0.24 },
  },
  leaders: [
    {
      name: 'Margaret Ellison',
      title: 'Chief Revenue Officer',
      region: null,
      reportsTo: null,
      startedOn: '2022-02-07',
    },
    {
      name: 'Thomas Brandt',
      title: 'Director of Sales, West and South',
      region: null,
      reportsTo: 'Margaret Ellison',
      startedOn: '2023-01-09',
    },
    {
      name: 'Priya Raman',
      title: 'Director of Sales, East and Central',
      region: null,
      reportsTo: 'Margaret Ellison',
      startedOn: '2023-08-14',
    },
    {
      name: 'Michael Torres',
      title: 'Regional Sales Manager',
      region: 'West',
      reportsTo: 'Thomas Brandt',
      startedOn: '2022-09-06',
    },
    {
      name: 'Jennifer Adams',
      title: 'Regional Sales Manager',
      region: 'East',
      reportsTo: 'Priya Raman',
      startedOn: '2023-04-03',
    },
    {
      name: 'Christopher Lee',
      title: 'Regional Sales Manager',
      region: 'Central',
      reportsTo: 'Priya Raman',
      startedOn: '2024-06-10',
    },
    {
      name: 'Rachel Green',
      title: 'Regional Sales Manager',
      region: 'South',
      reportsTo: 'Thomas Brandt',
      startedOn: '2026-04-06',
    },
  ],
  reps: [
    {
      role: 'top_performer',
      name: 'Jessica Taylor',
      region: 'Central',
      manager: 'Christopher Lee',
      archetype: 'Top performer, ready for promotion',
      hiredOn: '2022-05-16',
      attainment: 1.42,
      usualQuota: 1_300_000,
      finished: finished(910_000, 1.28, 1.24, 1.19, 1.21),
      book: book(8, 21, [0, 6, 2], 8, 18, [12, 6, 2, 0]),
    },
    {
      role: 'steady',
      name: 'Sarah Chen',
      region: 'West',
      manager: 'Michael Torres',
      archetype: 'Solid, reliable',
      hiredOn: '2021-09-13',
      attainment: 0.92,
      usualQuota: 1_650_000,
      finished: finished(1_160_000, 0.97, 0.94, 0.98, 0.95),
      book: book(6, 22, [0, 4, 2], 6, 18, [8, 7, 3, 1]),
    },
    {
      role: 'rising',
      name: 'David Kim',
      region: 'East',
      manager: 'Jennifer Adams',
      archetype: 'Rising star',
      hiredOn: '2024-02-12',
      attainment: 1.08,
      usualQuota: 1_350_000,
      finished: finished(945_000, 1.02, 0.96, 0.9, 0.83),
      book: book(5, 19, [0, 4, 1], 5, 14, [9, 6, 3, 1]),
    },
    {
      role: 'closer',
      name: 'Emily Rodriguez',
      region: 'West',
      manager: 'Michael Torres',
      archetype: 'Enterprise closer, lumpy',
      hiredOn: '2022-11-07',
      attainment: 1.15,
      usualQuota: 1_650_000,
      finished: finished(1_155_000, 0.84, 1.31, 0.68, 1.22),
      book: book(4, 11, [2, 1, 1], 3, 9, [5, 4, 2, 0]),
    },
    {
      role: 'slump',
      name: 'James Wilson',
      region: 'West',
      manager: 'Michael Torres',
      archetype: 'Veteran in a slump',
      hiredOn: '2019-03-18',
      attainment: 0.78,
      usualQuota: 1_650_000,
      finished: finished(1_155_000, 1.02, 1.06, 1.11, 1.14),
      book: book(4, 20, [0, 3, 1], 6, 17, [4, 5, 7, 2]),
    },
    {
      role: 'capped',
      name: 'Robert Johnson',
      region: 'East',
      manager: 'Jennifer Adams',
      archetype: 'Always hits, never exceeds',
      hiredOn: '2021-01-11',
      attainment: 0.88,
      usualQuota: 1_350_000,
      finished: finished(945_000, 0.97, 0.99, 0.96, 0.98),
      book: book(5, 20, [0, 3, 2], 5, 15, [7, 5, 4, 1]),
    },
    {
      role: 'at_risk',
      name: 'Lisa Wang',
      region: 'East',
      manager: 'Jennifer Adams',
      archetype: 'At risk',
      hiredOn: '2023-06-19',
      attainment: 0.65,
      usualQuota: 1_300_000,
      finished: finished(910_000, 0.82, 0.88, 0.93, 0.9),
      book: book(3, 19, [0, 2, 1], 5, 16, [1, 3, 8, 5]),
    },
    {
      role: 'ramping',
      name: 'Amanda Foster',
      region: 'Central',
      manager: 'Christopher Lee',
      archetype: 'New, ramping',
      hiredOn: '2026-03-16',
      attainment: 0.72,
      usualQuota: 900_000,
      finished: finished(500_000, 0.58, 0.36),
      book: book(3, 19, [0, 2, 1], 2, 12, [10, 8, 6, 3]),
    },
    {
      role: 'turnaround',
      name: 'Daniel Martinez',
      region: 'Central',
      manager: 'Christopher Lee',
      archetype: 'Turnaround',
      hiredOn: '2023-10-02',
      attainment: 0.95,
      usualQuota: 1_100_000,
      finished: finished(770_000, 0.86, 0.71, 0.64, 0.78),
      book: book(3, 14, [0, 3, 0], 4, 13, [6, 6, 4, 1]),
    },
    {
      role: 'newest',
      name: 'Kevin Brown',
      region: 'South',
      manager: 'Rachel Green',
      archetype: 'Newest, struggling',
      hiredOn: '2026-05-11',
      attainment: 0.55,
      usualQuota: 750_000,
      finished: finished(300_000, 0.48),
      book: book(2, 14, [0, 1, 1], 2, 8, [2, 4, 6, 4]),
    },
  ],
  keyDeals: [
    {
      role: 'crash',
      account: 'Acme Corporation',
      name: 'Enterprise Platform',
      industry: 'Manufacturing',
      employees: 8400,
      dealType: 'New Logo',
      amount: 1_200_000,
      rep: 'slump',
      situation: '🚨 AT RISK',
      state: {
        status: 'Open',
        stage: 'Negotiation',
        forecastCategory: 'Commit',
        health: 48,
        daysInStage: 26,
        age: 88,
        closesIn: 11,
        contacts: 2,
        hasSponsor: false,
        nextStep: 'Get Jennifer Chen back to the table on the order form',
        competitor: null,
      },
    },
    {
      role: 'sponsored',
      account: 'GlobalTech Industries',
      name: 'Platform expansion',
      industry: 'Technology',
      employees: 12_600,
      dealType: 'Expansion',
      amount: 850_000,
      rep: 'rising',
      situation: '✅ HEALTHY',
      state: {
        status: 'Open',
        stage: 'Negotiation',
        forecastCategory: 'Commit',
        health: 91,
        daysInStage: 9,
        age: 64,
        closesIn: 9,
        contacts: 5,
        hasSponsor: true,
        nextStep: 'Final terms with their CFO on Wednesday',
        competitor: null,
      },
    },
    {
      role: 'contested',
      account: 'Pacific Financial',
      name: 'Enterprise Platform',
      industry: 'Financial Services',
      employees: 5200,
      dealType: 'New Logo',
      amount: 950_000,
      rep: 'closer',
      situation: '⚠️ MONITOR',
      state: {
        status: 'Open',
        stage: 'Proposal',
        forecastCategory: 'Best Case',
        health: 67,
        daysInStage: 12,
        age: 58,
        closesIn: 22,
        contacts: 3,
        hasSponsor: false,
        nextStep: 'Proof of differentiation against TechRival',
        competitor: 'TechRival',
      },
    },
    {
      role: 'closing',
      account: 'Meridian Healthcare',
      name: 'Enterprise Platform',
      industry: 'Healthcare',
      employees: 6900,
      dealType: 'New Logo',
      amount: 720_000,
      rep: 'closer',
      situation: '✅ CLOSING',
      state: {
        status: 'Open',
        stage: 'Legal Review',
        forecastCategory: 'Commit',
        health: 93,
        daysInStage: 11,
        age: 71,
        closesIn: 7,
        contacts: 5,
        hasSponsor: true,
        nextStep: 'Verbal commit given; contract redlines with their counsel',
        competitor: null,
      },
    },
    {
      role: 'stuck',
      account: 'Vertex Software',
      name: 'Team Platform',
      industry: 'Technology',
      employees: 640,
      dealType: 'New Logo',
      amount: 180_000,
      rep: 'at_risk',
      situation: '🚨 STUCK',
      state: {
        status: 'Open',
        stage: 'Proposal',
        forecastCategory: 'Pipeline',
        health: 29,
        daysInStage: 45,
        age: 83,
        closesIn: 18,
        contacts: 1,
        hasSponsor: false,
        nextStep: 'Ask for a second contact in operations',
        competitor: null,
      },
    },
    {
      role: 'championed',
      account: 'Summit Education',
      name: 'Campus expansion',
      industry: 'Education',
      employees: 2300,
      dealType: 'Expansion',
      amount: 220_000,
      rep: 'top_performer',
      situation: '✅ HEALTHY',
      state: {
        status: 'Open',
        stage: 'Proposal',
        forecastCategory: 'Best Case',
        health: 87,
        daysInStage: 6,
        age: 43,
        closesIn: 15,
        contacts: 4,
        hasSponsor: true,
        nextStep: 'Budget approved; champion takes the proposal to the board',
        competitor: null,
      },
    },
    {
      role: 'price_loss',
      account: 'TechRival Customer',
      name: 'Competitive displacement',
      industry: 'Logistics',
      employees: 3100,
      dealType: 'New Logo',
      amount: 340_000,
      rep: 'capped',
      situation: '❌ LOST',
      state: { status: 'Lost', lostAtStage: 'Negotiation', lossReason: 'Price', competitor: 'TechRival', contacts: 2 },
    },
  ],
  crash: {
    healthBefore: 78,
    silentDays: 8,
    champion: 'Jennifer Chen',
    championTitle: 'VP Operations',
    sponsor: { name: 'Walter Hoffmann', title: 'Chief Technology Officer' },
  },
  deals: { total: 500, won: 89, lost: 230, open: 181 },
  overallWinRate: 0.28,
  segments: [
    {
      segment: 'Enterprise',
      from: 500_001,
      to: 2_000_000,
      deals: 45,
      amount: 28_000_000,
      usualCycle: 71,
      usual: { lostNow: 13, lostLast: 9, open: 17 },
    },
    {
      segment: 'Mid-Market',
      from: 100_000,
      to: 500_000,
      deals: 180,
      amount: 32_000_000,
      usualCycle: 54,
      usual: { lostNow: 35, lostLast: 24, open: 70 },
    },
    {
      segment: 'SMB',
      from: 15_000,
      to: 99_999,
      deals: 275,
      amount: 12_000_000,
      usualCycle: 46,
      usual: { lostNow: 88, lostLast: 61, open: 94 },
    },
  ],
  bands: [
    { band: 'Healthy', min: 80, max: 100, weight: 0.95, share: 0.35 },
    { band: 'Monitor', min: 60, max: 79, weight: 0.75, share: 0.3 },
    { band: 'At Risk', min: 40, max: 59, weight: 0.25, share: 0.25 },
    { band: 'Critical', min: 0, max: 39, weight: 0.1, share: 0.1 },
  ],
  forecast: { commit: 5_200_000, atRisk: { below: 60, deals: 3, amount: 2_100_000 }, adjusted: 11_500_000 },
  process: {
    stages: [
      { stage: 'Lead Created', benchmark: 3, onHappyPath: true },
      { stage: 'Qualified', benchmark: 5, onHappyPath: true },
      { stage: 'Discovery', benchmark: 8, onHappyPath: true },
      { stage: 'Solution Design', benchmark: 8, onHappyPath: true },
      { stage: 'Proposal', benchmark: 7, onHappyPath: true },
      { stage: 'Negotiation', benchmark: 8, onHappyPath: true },
      { stage: 'Security Review', benchmark: 3, onHappyPath: false },
      { stage: 'Procurement', benchmark: 7, onHappyPath: false },
      { stage: 'Legal Review', benchmark: 5, onHappyPath: true },
      { stage: 'Closed Won', benchmark: null, onHappyPath: true },
      { stage: 'Closed Lost', benchmark: null, onHappyPath: false },
    ],
    legal: { averageDays: 12, stuckDeals: 6, stuckAmount: 2_800_000 },
    securityDays: 8,
    procurementDays: 14,
    fallBackShare: 0.4,
    happyPathDays: 45,
  },
  patterns: {
    multiThreadedRatio: 2.3,
    earlyRatioAtLeast: 1.8,
    contacts: { team: 2.1, topPerformer: 4.2, newest: 1.3 },
    topPerformerWinRate: 0.38,
    topPerformerFewestContacts: 3,
  },
  competition: {
    rival: 'TechRival',
    losses: 4,
    lostAmount: 1_200_000,
    citingPrice: 3,
    others: [
      'FlowForge',
      'Procientia',
      'Autonomy Works',
      'Streamlane',
      'Opsgrid',
      'Kestrel BPM',
      'Relayworks',
      'Tasklane',
    ],
  },
  recovery: [0.28, 0.39],
};
