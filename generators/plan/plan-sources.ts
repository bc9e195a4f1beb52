import type { Random } from '../lib/random.ts';
import { Refusal } from '../lib/refusal.ts';
import { keyDealOf } from '../spec/facts.ts';
import type { DealType, ScenarioSpec } from '../spec/scenario-spec.ts';
import { SEGMENTS } from './books/plan-segments.ts';
import { isClosed, isLost, isUnnamed, isWon, type DealPlan, type Status } from './deal-plan.ts';

type Odds = Readonly<Record<string, number>>;

/** How many deals come from where, by deal type. */
const USUAL: Readonly<Record<DealType, Odds>> = {
  'New Logo': { Inbound: 24, Outbound: 24, Partner: 14, Event: 14, Referral: 12, 'Web trial': 12 },
  Expansion: { 'Customer success': 34, Renewal: 30, Referral: 18, Outbound: 18 },
};

/** How much more often a source stands behind a deal that was won than behind one that was lost. */
const WINS: Odds = { Referral: 2.2, Partner: 1.5, 'Customer success': 1.4, Inbound: 1.1, Event: 0.7, Outbound: 0.6 };

/** The source of small deals: nobody tries out a platform for half a million on the web. */
const SMALL_ONLY = 'Web trial';

/** So many closed deals or more make a group that may not be won, or lost, to the last one. */
const GROUP = 9;

function drawSource(deal: DealPlan, random: Random): string {
  const usual = Object.entries(USUAL[deal.dealType]).filter(
    ([source]) => source !== SMALL_ONLY || deal.segment === 'smb',
  );
  const leans: Readonly<Record<Status, (source: string) => number>> = {
    Won: (source) => WINS[source] ?? 1,
    Lost: (source) => 1 / (WINS[source] ?? 1),
    Open: () => 1,
  };
  return random.odds(
    Object.fromEntries(usual.map(([source, odds]) => [source, odds * leans[deal.status](source) ** 0.7])),
  );
}

/** A source whose closed deals of a segment were all won, or all lost; undefined when there is none. */
function oneSided(deals: readonly DealPlan[]): readonly DealPlan[] | undefined {
  const groups = [...Map.groupBy(deals, (d) => d.leadSource).values()];
  return groups.find((own) => own.length >= GROUP && (own.every(isWon) || own.every(isLost)));
}

/**
 * A deal of a one-sided source and one of the outcome that this source lacks, of the same type and from a source that
 * can spare it; undefined where no two can exchange their sources.
 */
function exchangeFor(own: readonly DealPlan[], closed: readonly DealPlan[]): [DealPlan, DealPlan] | undefined {
  for (const deal of own.filter(isUnnamed)) {
    const others = closed.filter((d) => isUnnamed(d) && d.status !== deal.status && d.dealType === deal.dealType);
    const canSpare = ({ leadSource, status }: DealPlan): boolean => {
      const same = closed.filter((d) => d.leadSource === leadSource);
      return same.length < GROUP || same.filter((d) => d.status === status).length > 1;
    };
    const other = others.find(canSpare);
    if (other !== undefined) return [deal, other];
  }
  return undefined;
}

/**
 * Where each deal came from: sources win and lose at different rates, and none to the last deal in any segment. Throws a
 * Refusal when a segment has no deal to exchange sources with.
 */
export function planSources(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  for (const deal of deals) deal.leadSource = keyDealOf(s, deal)?.leadSource ?? drawSource(deal, random);
  for (const segment of SEGMENTS) {
    const closed = random.shuffle(deals.filter((d) => d.segment === segment && isClosed(d)));
    for (let own = oneSided(closed); own !== undefined; own = oneSided(closed)) {
      const exchange = exchangeFor(own, closed);
      if (exchange === undefined)
        throw new Refusal(
          `sources collide: no outcome but one for ${own.length} deals from ${own[0]?.leadSource ?? ''}`,
        );
      const [deal, other] = exchange;
      [deal.leadSource, other.leadSource] = [other.leadSource, deal.leadSource];
    }
  }
}
