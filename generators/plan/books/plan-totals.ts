import { Refusal } from '../../lib/refusal.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';

/** Deals won and lost in the running and in the last quarter, over all AEs. */
export interface Totals {
  readonly wonNow: number;
  readonly lostNow: number;
  readonly wonLast: number;
  readonly lostLast: number;
}

const percent = (rate: number): number => Math.round(rate * 100);

/**
 * The counts of the two quarters that agree with the stated new logos, win rates and totals. Throws a Refusal that
 * names the claims when none do.
 */
export function planTotals(s: ScenarioSpec): Totals {
  const { newLogos, expansion, winRate } = s.metrics;
  const wonNow = newLogos.now + expansion.usualDeals;
  const closedNow = Math.round(wonNow / winRate.now);
  const rate = wonNow / closedNow;
  const { won, lost, open, total } = s.deals;
  if (won + lost + open !== total)
    throw new Refusal(`D1 collides: ${won} won, ${lost} lost and ${open} open are not ${total} deals`);
  if (percent(rate) !== percent(winRate.now))
    throw new Refusal(
      `T2 and T4 collide: ${wonNow} wins of ${closedNow} closed deals are ${(rate * 100).toFixed(1)}%, ` +
        `stated ${(winRate.now * 100).toFixed(0)}%`,
    );
  const overallRate = won / (won + lost);
  if (percent(overallRate) !== percent(s.overallWinRate))
    throw new Refusal(
      `D1 and D2 collide: ${won} of ${won + lost} deals are ${(overallRate * 100).toFixed(1)}%, ` +
        `stated ${(s.overallWinRate * 100).toFixed(0)}%`,
    );
  const wonLast = won - wonNow;
  const lostLast = lost - (closedNow - wonNow);
  const rateLast = wonLast / (wonLast + lostLast);
  if (wonLast < 20 || lostLast < 40 || rateLast < 0.3 || rateLast > 0.367)
    throw new Refusal(
      `T2, T4, D1 and D2 collide: ${wonLast} won and ${lostLast} lost remain for the last quarter, ` +
        `a win rate of ${(rateLast * 100).toFixed(1)}%, not about a third`,
    );
  return { wonNow, lostNow: closedNow - wonNow, wonLast, lostLast };
}
