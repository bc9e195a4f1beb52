import { z } from 'astro/zod';

/** A step of the sales process by what happens in it, whatever the company calls it. */
export const stageRole = z.enum([
  'lead',
  'qualified',
  'discovery',
  'design',
  'proposal',
  'negotiation',
  'security',
  'procurement',
  'legal',
  'won',
  'lost',
]);
export type StageRole = z.infer<typeof stageRole>;

/** The size of a contract, from the largest down; the scenario says what it is called, from and to which amount. */
export const segmentRole = z.enum(['enterprise', 'mid_market', 'smb']);
export type SegmentRole = z.infer<typeof segmentRole>;

/** What a health score from 0 to 100 amounts to, from the best down; the scenario says what it is called. */
export const bandRole = z.enum(['healthy', 'monitor', 'at_risk', 'critical']);
export type BandRole = z.infer<typeof bandRole>;

export const leaderLevel = z.enum(['cro', 'director', 'manager']);
export type LeaderLevel = z.infer<typeof leaderLevel>;

/** The part that an AE plays in the story. */
export const repRole = z.enum([
  'top_performer',
  'steady',
  'rising',
  'closer',
  'slump',
  'capped',
  'at_risk',
  'ramping',
  'turnaround',
  'newest',
]);
export type RepRole = z.infer<typeof repRole>;

/** The part that a named deal plays in the story. */
export const dealRole = z.enum(['crash', 'sponsored', 'contested', 'closing', 'stuck', 'championed', 'price_loss']);
export type DealRole = z.infer<typeof dealRole>;

export const dealType = z.enum(['New Logo', 'Expansion']);
export type DealType = z.infer<typeof dealType>;

/** The forecast category of an open deal. */
export const openCategory = z.enum(['Commit', 'Best Case', 'Pipeline', 'Omitted']);
export type OpenCategory = z.infer<typeof openCategory>;
