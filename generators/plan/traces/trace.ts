import { Refusal } from '../../lib/refusal.ts';
import type { StageRole } from '../../spec/scenario-spec.ts';

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
export function trace(last: StageRole, { fallsBack, security, procurement }: Detours): StageRole[] {
  const way: StageRole[] = [
    'lead',
    'qualified',
    'discovery',
    'design',
    ...when(security === 'early', 'security'),
    'proposal',
    ...when(fallsBack, 'discovery', 'design', 'proposal'),
    'negotiation',
    ...when(security === 'late' || last === 'security', 'security'),
    ...when(procurement || last === 'procurement', 'procurement'),
    'legal',
  ];
  const end = way.lastIndexOf(last);
  if (end < 0) throw new Refusal(`unknown stage: ${last}`);
  return way.slice(0, end + 1);
}

/** The steps, where they are taken. */
const when = (isTaken: boolean, ...steps: readonly StageRole[]): readonly StageRole[] => (isTaken ? steps : []);
