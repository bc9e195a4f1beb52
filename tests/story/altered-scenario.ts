import { q4Crunch, type ScenarioSpec } from '../../generators/scenario.ts';
import { toScenario } from '../../generators/spec/to-scenario.ts';

/** Another company's quarter: other targets, counts, ratios and stays, seen three days later, on a Thursday. */
export const alteredScenario: ScenarioSpec = toScenario({
  ...q4Crunch,
  seed: 'another quarter',
  asOf: '2026-12-10',
  metrics: {
    revenue: { target: 12_400_000, now: 8_300_000 },
    newLogos: { target: 43, now: 31 },
    expansion: { target: 2_800_000, now: 2_000_000, usualDeals: 12 },
    winRate: { target: 0.29, now: 0.25 },
  },
  deals: { total: 500, won: 90, lost: 228, open: 182 },
  forecast: { ...q4Crunch.forecast, commit: 4_900_000, adjusted: 11_300_000 },
  process: {
    ...q4Crunch.process,
    legal: { averageDays: 11, stuckDeals: 6, stuckAmount: 2_600_000 },
    securityDays: 7,
    fallBackShare: 0.38,
    happyPathDays: 46,
  },
  patterns: {
    ...q4Crunch.patterns,
    multiThreadedRatio: 2.2,
    contacts: { ...q4Crunch.patterns.contacts, team: 2.2 },
  },
});
