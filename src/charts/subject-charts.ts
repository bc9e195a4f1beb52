import { activityTimeline } from './activity-timeline.ts';
import { attainmentQuarters } from './attainment-quarters.ts';
import type { Chart } from './chart.ts';
import { healthSteps } from './health-steps.ts';
import { processTrace } from './process-trace.ts';
import { shareBars } from './share-bars.ts';

/** The chart of each query that the pages of deals and of AEs draw from. */
export const subjectCharts: ReadonlyMap<string, Chart> = new Map([
  ['deal_health', healthSteps],
  ['deal_activity', activityTimeline],
  ['deal_trace', processTrace],
  ['rep_attainment_quarters', attainmentQuarters],
  ['rep_contacts', shareBars],
  ['rep_losses', shareBars],
]);
