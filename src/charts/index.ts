import type { Chart } from './chart.ts';
import { actionBars } from './action-bars.ts';
import { activityTimeline } from './activity-timeline.ts';
import { adjustedBeside } from './adjusted-beside.ts';
import { afterTheFall } from './after-the-fall.ts';
import { commitDeals } from './commit-deals.ts';
import { contactMaps } from './contact-maps.ts';
import { earlyContacts } from './early-contacts.ts';
import { exposureBars } from './exposure-bars.ts';
import { forecastBuildUp } from './forecast-build-up.ts';
import { forecastWeeks } from './forecast-weeks.ts';
import { healthSteps } from './health-steps.ts';
import { pastFalls } from './past-falls.ts';
import { planBullets } from './plan-bullets.ts';
import { processMap } from './process-map.ts';
import { processVariants } from './process-variants.ts';
import { repDots } from './rep-dots.ts';
import { riskConcentration } from './risk-concentration.ts';
import { stageRevenue } from './stage-revenue.ts';
import { stageStays } from './stage-stays.ts';
import { winRateByContacts } from './win-rate-by-contacts.ts';

/** The chart of each named query that has one. */
export const charts: ReadonlyMap<string, Chart> = new Map([
  ['logos_not_dollars', planBullets],
  ['crash_health', healthSteps],
  ['crash_activity', activityTimeline],
  ['rep_scoreboard', repDots],
  ['forecast_build_up', forecastBuildUp],
  ['process_edges', processMap],
  ['stage_stays', stageStays],
  ['stage_revenue', stageRevenue],
  ['variants', processVariants],
  ['exposures', exposureBars],
  ['past_falls', pastFalls],
  ['after_the_fall', afterTheFall],
  ['win_rate_by_contacts', winRateByContacts],
  ['early_contacts', earlyContacts],
  ['contact_map', contactMaps],
  ['forecast_weeks', forecastWeeks],
  ['commit_deals', commitDeals],
  ['forecast_call', adjustedBeside],
  ['commit_concentration', riskConcentration],
  ['open_actions', actionBars],
]);
