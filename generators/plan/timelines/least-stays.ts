import { sum } from '../../lib/numbers.ts';
import type { SegmentRole, StageRole } from '../../spec/scenario-spec.ts';

/** Steps in which people meet and documents are written: the larger the deal, the more of both. */
const WORKED: readonly StageRole[] = ['qualified', 'discovery', 'design', 'proposal', 'negotiation'];
/** The fewest days of each of them, by segment. */
const WORK: Readonly<Record<SegmentRole, number>> = { enterprise: 5, mid_market: 3, smb: 2 };
/** The fewest days of a review, whoever does it. */
const REVIEW = 2;

/** The fewest days in which what a step of a deal is for can be done. */
export function leastStay(activity: StageRole, segment: SegmentRole): number {
  if (activity === 'lead') return 1;
  return WORKED.includes(activity) ? WORK[segment] : REVIEW;
}

/** The fewest days that steps can take together. */
export const leastDays = (activities: readonly StageRole[], segment: SegmentRole): number =>
  sum(activities.map((activity) => leastStay(activity, segment)));
