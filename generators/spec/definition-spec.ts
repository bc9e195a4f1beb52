import { z } from 'astro/zod';
import { bandRole, segmentRole, stageRole } from './roles.ts';
import { count, share, strict, text, usd } from './strict.ts';

/** A step of the sales process. */
export const stageSpec = strict({
  role: stageRole,
  /** What the stage is called. */
  stage: text,
  /** Days that a stay should take; null for the closing stages. */
  benchmark: count.nullable(),
  onHappyPath: z.boolean(),
});
export type StageSpec = z.infer<typeof stageSpec>;

/** What the extract has of one segment. */
export const segmentSpec = strict({
  role: segmentRole,
  /** What the segment is called. */
  segment: text,
  /** Amounts of the segment, from and to, both included. */
  from: usd,
  to: usd,
  deals: count,
  amount: usd,
  /** Usual mean sales cycle, days. */
  usualCycle: z.number().positive(),
  /** Usual number of the segment's deals among those lost now, lost last quarter and open. */
  usual: strict({ lostNow: count, lostLast: count, open: count }),
});
export type SegmentSpec = z.infer<typeof segmentSpec>;

/** A health band: its scores, both ends included, and what it says of a deal. */
export const bandSpec = strict({
  role: bandRole,
  /** What the band is called. */
  band: text,
  /** The sign that stands before its name. */
  glyph: text,
  min: count,
  max: count,
  /** The part of a deal's amount that the health-adjusted forecast counts. */
  weight: share,
  /** Share of the open deals. */
  share,
});
export type BandSpec = z.infer<typeof bandSpec>;

/** The numbers that definitions use, by name. */
export const thresholdName = z.enum([
  'poor_health',
  'on_plan_share',
  'silent_days',
  'stuck_times',
  'rhythm_days',
  'reply_days',
  'gap_days',
  'fall_days',
  'recovery_days',
  'multi_threaded_contacts',
  'many_contacts',
  'most_contacts_shown',
  'rare_path_share',
  'large_loss',
  'similar_deals',
  'nearest_recoveries',
  'standing_distance',
  'recent_days',
  'in_touch_working_days',
  'least_weekly_activities',
  'most_weekly_activities',
  'drop_days',
  'least_fading_days',
  'least_quiet_days',
  'most_quiet_days',
  'few_contacts',
  'fast_answer_hours',
  'crash_fall',
  'review_deals',
  'pattern_ratio',
  'pattern_early_ratio',
  'pattern_deals',
  'rival_losses',
  'rival_amount',
  'rival_price_share',
  'bottleneck_times',
  'bottleneck_amount',
  'coaching_attainment',
  'spotlight_attainment',
  'interval_z',
]);
export type ThresholdName = z.infer<typeof thresholdName>;

/** A number that a definition uses. */
export const thresholdSpec = strict({
  value: z.number(),
  unit: text,
  /** What the number decides, as a reader of the table is told. */
  decides: text,
});
export type ThresholdSpec = z.infer<typeof thresholdSpec>;
