import { Refusal } from '../../lib/refusal.ts';

/** What a case does beside the straight way. */
export interface Detours {
  readonly fallsBack: boolean;
  /** A security review after the design, or after the negotiation. */
  readonly security: 'early' | 'late' | null;
  readonly procurement: boolean;
}

/**
 * The steps of a case up to and with `last`, its last occurrence on the way; the closing step is not among them.
 * Throws a Refusal for a stage that no case reaches.
 */
export function trace(last: string, { fallsBack, security, procurement }: Detours): string[] {
  const way = [
    'Lead Created',
    'Qualified',
    'Discovery',
    'Solution Design',
    ...(security === 'early' ? ['Security Review'] : []),
    'Proposal',
    ...(fallsBack ? ['Discovery', 'Solution Design', 'Proposal'] : []),
    'Negotiation',
    ...(security === 'late' || last === 'Security Review' ? ['Security Review'] : []),
    ...(procurement || last === 'Procurement' ? ['Procurement'] : []),
    'Legal Review',
  ];
  const end = way.lastIndexOf(last);
  if (end < 0) throw new Refusal(`unknown stage: ${last}`);
  return way.slice(0, end + 1);
}
