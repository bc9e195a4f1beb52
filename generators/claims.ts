import { activityClaims } from './claims/activity.ts';
import { castClaims } from './claims/cast.ts';
import { distributionClaims } from './claims/distribution.ts';
import type { Claim, Figure } from './claims/figure.ts';
import { forecastClaims } from './claims/forecast.ts';
import { insightClaims } from './claims/insights.ts';
import { keyDealClaims } from './claims/key-deals.ts';
import { metricClaims } from './claims/metrics.ts';
import { processClaims } from './claims/process.ts';
import { regionClaims } from './claims/regions.ts';
import { settingClaims } from './claims/setting.ts';
import type { ScenarioSpec } from './scenario-spec.ts';

export interface ClaimRow {
  readonly claim_id: string;
  readonly position: number;
  readonly part: string;
  readonly statement: string;
}

export interface ClaimFigureRow extends Figure {
  readonly claim_id: string;
  readonly position: number;
}

/** The story's claims with what they state, in the ledger's order: the rows of `claim` and `claim_figure`. */
export function makeClaims(s: ScenarioSpec): { claims: ClaimRow[]; figures: ClaimFigureRow[] } {
  const parts: Readonly<Record<string, readonly Claim[]>> = {
    Setting: [...settingClaims(s), ...metricClaims(s)],
    'The cast': [...castClaims(s), ...regionClaims(s)],
    'The deals that matter': keyDealClaims(s),
    Distribution: distributionClaims(s),
    'Activity patterns': activityClaims(),
    Forecast: forecastClaims(s),
    Process: processClaims(s),
    'The seven insights': insightClaims(s),
  };
  const all = Object.entries(parts).flatMap(([part, claims]) => claims.map((claim) => ({ part, ...claim })));
  return {
    claims: all.map(({ id, part, statement }, i) => ({ claim_id: id, position: i + 1, part, statement })),
    figures: all.flatMap(({ id, figures }) =>
      figures.map((figure, i) => ({ claim_id: id, position: i + 1, ...figure })),
    ),
  };
}
