import type { LedgerClaim } from '../claims/all-claims.ts';
import type { StatedNumber } from '../claims/stated-number.ts';

export interface ClaimFigureRow extends StatedNumber {
  readonly claim_id: string;
  readonly position: number;
}

/** What each claim states, number by number, in the ledger's order. */
export const makeClaimFigures = (claims: readonly LedgerClaim[]): ClaimFigureRow[] =>
  claims.flatMap(({ id, numbers }) => numbers.map((number, i) => ({ claim_id: id, position: i + 1, ...number })));
