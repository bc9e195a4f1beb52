import { z } from 'astro/zod';
import { bandSpec, segmentSpec, stageSpec, thresholdName, thresholdSpec } from './definition-spec.ts';
import { keyDealSpec } from './key-deal-spec.ts';
import { leaderSpec, repSpec } from './people-spec.ts';
import { bandRole, segmentRole, stageRole } from './roles.ts';
import { byName, count, day, list, onePerRole, share, strict, text, usd } from './strict.ts';

export type * from './definition-spec.ts';
export type * from './key-deal-spec.ts';
export type * from './people-spec.ts';
export type * from './roles.ts';

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** From and to, both included. */
const range = z.tuple([z.number(), z.number()]).readonly();

/** The four metrics: their targets, and how they stand. */
const metrics = strict({
  revenue: strict({ target: usd, now: usd }),
  newLogos: strict({ target: count, now: count }),
  expansion: strict({
    target: usd,
    now: usd,
    /** Won expansion deals to aim for. */
    usualDeals: count,
  }),
  winRate: strict({ target: share, now: share }),
});

/** What becomes of the deal that crashes. */
const crash = strict({
  healthBefore: count,
  silentDays: count,
  champion: text,
  championTitle: text,
  sponsor: strict({ name: text, title: text }),
});

const process = strict({
  stages: onePerRole(stageRole.options, stageSpec),
  legal: strict({ averageDays: z.number().positive(), stuckDeals: count, stuckAmount: usd }),
  securityDays: z.number().positive(),
  procurementDays: z.number().positive(),
  fallBackShare: share,
  happyPathDays: z.number().positive(),
});

const patterns = strict({
  /** Win rate of deals with two or more contacts over that of deals with one, closed this quarter. */
  multiThreadedRatio: z.number().positive(),
  /** The least that ratio may be on the contacts engaged by the end of the first Discovery. */
  earlyRatioAtLeast: z.number().positive(),
  contacts: strict({
    team: z.number().positive(),
    topPerformer: z.number().positive(),
    newest: z.number().positive(),
  }),
  topPerformerWinRate: share,
  topPerformerFewestContacts: count,
});

const competition = strict({
  rival: text,
  losses: count,
  lostAmount: usd,
  citingPrice: count,
  /** The other competitors that turn up. */
  others: list(text),
});

/**
 * The whole story: its company and calendar, its people and deals, and every figure that must come out. Money is US
 * dollars, rates are fractions of 1, days are calendar days, dates are ISO text.
 */
export const scenarioSpec = strict({
  company: text,
  product: text,
  seed: z.string(),
  /** The moment from which everything is seen: local time, a weekday inside the quarter. */
  asOf: z.string(),
  /** Where that local time is: an IANA time zone. */
  timeZone: text.refine(isTimeZone, { error: ({ input }) => `no IANA time zone: ${String(input)}` }),
  quarter: strict({
    name: text,
    start: day,
    end: day,
    /** The phasing of the targets: the share of the quarter's that each month should bring. */
    phasing: list(strict({ month: z.string().regex(/^\d{4}-\d{2}$/), share })),
  }),
  lastQuarter: strict({ name: text, start: day, end: day }),
  /** Names of the finished quarters that attainment is kept for, the latest first. */
  finishedQuarters: list(text),
  /** Smallest and largest annual contract value, US dollars. */
  contractValue: range,
  /** The least that the largest deal of all comes to: it was lost in the last finished quarter. */
  largestLoss: usd,
  /** Shortest and longest cycle of a deal that is won, days. */
  cycle: range,
  /** The same of a deal that is lost. */
  lossCycle: range,
  metrics,
  leaders: list(leaderSpec),
  /** What the AEs are called. */
  repTitle: text,
  reps: list(repSpec),
  keyDeals: list(keyDealSpec),
  crash,
  deals: strict({ total: count, won: count, lost: count, open: count }),
  overallWinRate: share,
  /** From the largest down. */
  segments: onePerRole(segmentRole.options, segmentSpec),
  /** From the best down. */
  bands: onePerRole(bandRole.options, bandSpec),
  /** The numbers that definitions use. */
  thresholds: byName(thresholdName.options, thresholdSpec),
  forecast: strict({
    /** Open amount in Commit, dated in the quarter. */
    commit: usd,
    /** What of it is in poor health. */
    atRisk: strict({ deals: count, amount: usd }),
    adjusted: usd,
  }),
  process,
  patterns,
  competition,
  /** Win rate of the past deals whose health fell as far as the crash's: between these two. */
  recovery: range,
});
export type ScenarioSpec = z.infer<typeof scenarioSpec>;
