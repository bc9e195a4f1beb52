import { z } from 'astro/zod';
import { bandRole, leaderLevel, repRole, segmentRole } from './roles.ts';
import { byName, count, day, list, strict, text, usd } from './strict.ts';

/** One of the sales leaders, from the CRO to the regional managers. */
export const leaderSpec = strict({
  name: text,
  title: text,
  level: leaderLevel,
  /** The region led; null for leaders of several regions. */
  region: text.nullable(),
  /** Name of the leader's own leader; null for the CRO. */
  reportsTo: text.nullable(),
  startedOn: day,
});
export type LeaderSpec = z.infer<typeof leaderSpec>;

/** How an AE's deals are usually spread; the plan scales the counts of all AEs to the company's totals. */
const book = strict({
  /** Deals won and closed in the running quarter to date. */
  wonNow: count,
  closedNow: count,
  /** Deals won and closed in the last finished quarter. */
  wonLast: count,
  closedLast: count,
  /** Wins of the running quarter by segment. */
  winsNow: byName(segmentRole.options, count),
  /** Open deals by health band. */
  open: byName(bandRole.options, count),
});
export type Book = z.infer<typeof book>;

/** One of the account executives (AEs). */
export const repSpec = strict({
  role: repRole,
  name: text,
  region: text,
  /** Name of the manager. */
  manager: text,
  archetype: text,
  hiredOn: day,
  /** Closed-won to date over quota to date, as stated. */
  attainment: z.number().positive(),
  /** Usual quota of the running quarter; the plan bends it until quotas and attainments make the closed total. */
  usualQuota: usd,
  /** Quota and attainment of the finished quarters, the latest first; only full quarters of employment. */
  finished: list(strict({ quota: usd, attainment: z.number().positive() })),
  book,
});
export type RepSpec = z.infer<typeof repSpec>;
