import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { thresholdOf } from '../../spec/facts.ts';
import type { ScenarioSpec, SegmentRole } from '../../spec/scenario-spec.ts';
import { SEGMENTS } from '../books/plan-segments.ts';
import { isClosed, isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';
import { meanContacts, ofRep, swapContacts } from './count-contacts.ts';
import { ABOVE_NEWEST } from './exchange-contacts.ts';

/** So many closed deals or more make a group that may not be won, or lost, to the last one. */
const GROUP = 9;
/** So many closed deals or more make a segment in which multi-threaded deals must win clearly more often. */
const SEGMENT = 19;
/** How many times as often they win there at least: a little more than the story says. */
const RATIO = 1.6;
const ATTEMPTS = 4000;

/** AEs whose contacts per deal the story states or ranks: they exchange among their own deals alone. */
const isBound = ({ rep }: DealPlan): boolean => ['top_performer', 'rising', 'newest'].includes(rep);

const bucketOf = ({ contacts }: DealPlan, many: number): number => (contacts === 1 ? 0 : contacts < many ? 1 : 2);
const wonOf = (deals: readonly DealPlan[]): number => deals.filter(isWon).length;
const rateOf = (deals: readonly DealPlan[]): number => wonOf(deals) / Math.max(deals.length, 1);

/** How far the deals of a segment are from what must hold of them; 0: they are not. */
function costOf(deals: readonly DealPlan[], many: number): number {
  const oneSided = [0, 1, 2].filter((bucket) => {
    const own = deals.filter((d) => bucketOf(d, many) === bucket);
    return own.length >= GROUP && [0, own.length].includes(wonOf(own));
  }).length;
  const now = deals.filter((d) => d.period === 'now');
  const short = [deals, now]
    .filter((some) => some.length >= SEGMENT)
    .map((some) => {
      const single = rateOf(some.filter((d) => d.contacts === 1));
      const multi = rateOf(some.filter((d) => d.contacts > 1));
      return Math.max(RATIO - multi / Math.max(single, 0.01), 0);
    });
  return oneSided + short.reduce((sum, by) => sum + by, 0);
}

/**
 * Lets multi-threading tell within each segment what it tells over all (it is not the mix of segments), and no segment's
 * deals with one, with a few or with many contacts be won or lost to the last one. Deals of one quarter and one outcome
 * change their contacts with those of other segments, which leaves every count over all as it is; no AE comes as near to
 * the newest AE's contacts per deal as that AE's rank forbids. Throws a Refusal when no exchange does it.
 */
export function mixSegments(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const { newest } = s.patterns.contacts;
  const many = thresholdOf(s, 'many_contacts');
  const closed = deals.filter(isClosed);
  const of = (segment: SegmentRole): DealPlan[] => closed.filter((d) => d.segment === segment);
  const cost = (segments: readonly SegmentRole[]): number =>
    segments.reduce((sum, segment) => sum + costOf(of(segment), many), 0);
  const now = closed.filter((d) => d.period === 'now');
  const isTooLow = ({ rep, period }: DealPlan): boolean =>
    rep !== 'newest' && period === 'now' && meanContacts(ofRep(now, rep)) < newest + ABOVE_NEWEST;
  const free = closed.filter(isUnnamed);
  for (let attempt = 0; attempt < ATTEMPTS && cost(SEGMENTS) > 0; attempt++) {
    const deal = random.pick(free);
    const others = free.filter(
      (d) =>
        d.period === deal.period &&
        d.status === deal.status &&
        d.segment !== deal.segment &&
        bucketOf(d, many) !== bucketOf(deal, many) &&
        (d.rep === deal.rep || (!isBound(d) && !isBound(deal))),
    );
    if (others.length === 0) continue;
    const other = random.pick(others);
    const touched = [deal.segment, other.segment];
    const before = cost(touched);
    swapContacts(deal, other);
    if (cost(touched) > before || [deal, other].some(isTooLow)) swapContacts(deal, other);
  }
  const off = SEGMENTS.find((segment) => costOf(of(segment), many) > 0);
  if (off !== undefined) throw new Refusal(`I3 collides: contacts do not tell wins from losses among the ${off} deals`);
}
