import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { activityClaims } from './activity-claims.ts';
import { castClaims } from './cast-claims.ts';
import { distributionClaims } from './distribution-claims.ts';
import { forecastClaims } from './forecast-claims.ts';
import { insightClaims } from './insight-claims.ts';
import { keyDealClaims } from './key-deal-claims.ts';
import { metricClaims } from './metric-claims.ts';
import { processClaims } from './process-claims.ts';
import { regionClaims } from './region-claims.ts';
import { settingClaims } from './setting-claims.ts';
import type { Claim } from './stated-number.ts';

/** A claim with the part of the story that it belongs to. */
export interface LedgerClaim extends Claim {
  readonly part: string;
}

/** The story's claims with what they state, in the ledger's order. */
export function allClaims(s: ScenarioSpec): LedgerClaim[] {
  const parts: Readonly<Record<string, readonly Claim[]>> = {
    Setting: [...settingClaims(s), ...metricClaims(s)],
    'The cast': [...castClaims(s), ...regionClaims(s)],
    'The deals that matter': keyDealClaims(s),
    Distribution: distributionClaims(s),
    'Activity patterns': activityClaims(s),
    Forecast: forecastClaims(s),
    Process: processClaims(s),
    'The seven insights': insightClaims(s),
  };
  return Object.entries(parts).flatMap(([part, claims]) => claims.map((claim) => ({ part, ...claim })));
}
