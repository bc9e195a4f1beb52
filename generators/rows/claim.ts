import type { LedgerClaim } from '../claims/all-claims.ts';

export interface ClaimRow {
  readonly claim_id: string;
  readonly position: number;
  readonly part: string;
  readonly statement: string;
}

/** The claims in the ledger's order. */
export const makeClaims = (claims: readonly LedgerClaim[]): ClaimRow[] =>
  claims.map(({ id, part, statement }, i) => ({ claim_id: id, position: i + 1, part, statement }));
