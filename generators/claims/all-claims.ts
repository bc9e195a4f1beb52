import { activityClaims } from './activity-claims.ts';
import { castClaims } from './cast-claims.ts';
import { distributionClaims } from './distribution-claims.ts';
import type { Claim, Figure } from './stated-number.ts';
import { forecastClaims } from './forecast-claims.ts';
import { insightClaims } from './insight-claims.ts';
import { keyDealClaims } from './key-deal-claims.ts';
import { metricClaims } from './metric-claims.ts';
import { processClaims } from './process-claims.ts';
import { regionClaims } from './region-claims.ts';
import { settingClaims } from './setting-claims.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

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
