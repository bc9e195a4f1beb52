import type { Range } from '../lib/numbers.ts';
import type { Random } from '../lib/random.ts';
import type { StageRole } from '../spec/scenario-spec.ts';
import { isLost, lostAtStage, type DealPlan } from './deal-plan.ts';

/** Share of loss reasons left blank, as AEs do. */
const BLANK: Range = [0.04, 0.08];

type Odds = Readonly<Record<string, number>>;

/** Why deals are lost before anything was offered: nobody wanted it yet, or nobody could decide it. */
const EARLY: Odds = { Timing: 30, 'No decision': 26, 'Not a fit': 24, 'Budget cut': 12 };
/** Why they are lost over what it does, and to whom. */
const IN_DESIGN: Odds = {
  'Missing features': 34,
  'Integration gaps': 22,
  'Lost to incumbent': 10,
  'No decision': 14,
  Timing: 8,
};
/** Why they are lost over what it costs, and who has to agree. */
const OFFERED: Odds = {
  'No decision': 24,
  Price: 24,
  'No executive buy-in': 20,
  'Budget cut': 14,
  'Lost to incumbent': 12,
  Timing: 8,
};
/** Why they are lost once everybody who wanted it has agreed. */
const ON_PAPER: Odds = { 'Contract terms': 40, 'Budget cut': 20, 'No executive buy-in': 16, Price: 12, Timing: 12 };

/** What may end a deal in a step: reasons fit the step in which it died. */
const REASONS: Readonly<Partial<Record<StageRole, Odds>>> = {
  lead: EARLY,
  qualified: EARLY,
  discovery: { ...EARLY, 'Lost to incumbent': 10, 'Missing features': 10 },
  design: IN_DESIGN,
  proposal: OFFERED,
  negotiation: OFFERED,
  security: { 'Security requirements': 70, 'Integration gaps': 30 },
  procurement: ON_PAPER,
  legal: ON_PAPER,
};

/** What only a named competitor can be the reason of. */
const COMPETITIVE = 'Lost to incumbent';

/** Gives every loss a reason that fits the step in which it died, but for those left blank. Runs after the traces. */
export function planLossReasons(deals: readonly DealPlan[], random: Random): void {
  const lost = deals.filter(isLost);
  const unexplained = random.shuffle(lost.filter((d) => d.lossReason === null));
  for (const deal of unexplained.slice(random.share(BLANK, lost.length))) {
    const odds = REASONS[lostAtStage(deal) ?? 'proposal'] ?? OFFERED;
    deal.lossReason = random.odds(deal.competitor === null ? { ...odds, [COMPETITIVE]: 0 } : odds);
  }
}
