import type { Random } from '../../lib/random.ts';
import type { ScenarioSpec, StageRole } from '../../spec/scenario-spec.ts';
import { isClosed, isWon, type DealPlan } from '../deal-plan.ts';
import { hasRoom, planDetours } from './plan-detours.ts';
import { planLosses, planOpenStages } from './plan-last-steps.ts';
import { trace } from './trace.ts';

/** Last steps of the cases that got as far as Negotiation, and how likely their security review came after it. */
const NEGOTIATED: readonly StageRole[] = ['negotiation', 'procurement', 'legal'];
const LATE_REVIEW = 0.7;

/**
 * Plans the steps of every case: where losses died and open deals stand, who takes the optional steps, and which
 * cases that reached Proposal fell back to Discovery, in exactly the stated share. Throws a Refusal when they cannot.
 */
export function planTraces(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const diedAt = planLosses(s, deals, random);
  const standsAt = planOpenStages(s, deals, random);
  const lastOf = (deal: DealPlan): StageRole => diedAt.get(deal) ?? standsAt.get(deal) ?? 'legal';
  const detours = planDetours(s, deals, lastOf, random);
  for (const deal of deals) {
    const last = lastOf(deal);
    const isLate = NEGOTIATED.includes(last) && random.chance(LATE_REVIEW);
    // A case that ends in Negotiation has no room for a review after it.
    const place = isLate && last !== 'negotiation' ? 'late' : 'early';
    const steps = trace(last, {
      fallsBack: detours.fallsBack.has(deal),
      security: detours.security.has(deal) ? place : null,
      procurement: detours.procurement.has(deal),
    });
    if (isClosed(deal)) steps.push(isWon(deal) ? 'won' : 'lost');
    deal.activities = steps;
    if (steps.includes('security') && hasRoom(deal)) deal.hasTechnicalBuyer = true;
  }
}
