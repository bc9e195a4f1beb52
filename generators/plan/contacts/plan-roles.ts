import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { openStateOf } from '../../spec/facts.ts';
import type { BandRole, ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isUnnamed, type DealPlan } from '../deal-plan.ts';

/** Shares of the deals with an executive sponsor, by outcome and by band. */
const SPONSORS: Readonly<Record<'Won' | 'Lost', Range>> = { Won: [0.82, 0.88], Lost: [0.1, 0.16] };
const OPEN_SPONSORS: Readonly<Record<BandRole, number>> = { healthy: 0.6, monitor: 0.28, at_risk: 0.1, critical: 0.06 };

/** How likely a technical buyer is among the contacts beside champion and sponsor. */
const TECHNICAL_BUYER = 0.75;

/** Which deals of one outcome have a sponsor; some multi-threaded ones always go without. */
function planSponsors(deals: readonly DealPlan[], count: number, random: Random): void {
  // A single contact is the sponsor now and then; most sponsors come in beside a champion.
  const single = random.shuffle(deals.filter((d) => d.contacts === 1 && isUnnamed(d))).slice(0, random.int(4, 6));
  const multi = random.shuffle(deals.filter((d) => d.contacts > 1 && isUnnamed(d)));
  const without = Math.max(3, multi.length + single.length - count);
  const ofMulti = Math.min(count - single.length, multi.length - without + single.length);
  for (const deal of [...single, ...multi.slice(0, ofMulti)].slice(0, count)) deal.hasSponsor = true;
}

/** Which buying roles take part in each deal. */
export function planRoles(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const status of ['Won', 'Lost'] as const) {
    const closed = deals.filter((d) => d.status === status);
    planSponsors(closed, random.share(SPONSORS[status], closed.length), random);
  }
  for (const deal of deals) {
    if (deal.band !== null)
      deal.hasSponsor =
        openStateOf(s, deal)?.hasSponsor ?? (deal.contacts > 1 && random.chance(OPEN_SPONSORS[deal.band]));
    const spare = deal.contacts - 1 - (deal.hasSponsor ? 1 : 0);
    deal.hasTechnicalBuyer = deal.slot !== 'design without buy-in' && spare > 0 && random.chance(TECHNICAL_BUYER);
  }
}
