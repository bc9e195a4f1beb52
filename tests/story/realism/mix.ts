import { closedDeals, closedNow, dealsOf, staysOf, type Deal } from '../second-way/facts.ts';
import type { Frame } from '../second-way/frame.ts';
import type { Tables } from '../../support/world.ts';
import { atLeast, none, type Check } from './check.ts';
import { contactsGroup, groupsOf, mixed, oneSided, rateOf, type Key } from './groups.ts';

/** So many closed deals or more make a segment in which the multi-threading pattern must show. */
const SEGMENT = 20;

/** Cases that came back to a step already visited before Proposal, and those that reached Proposal and did not. */
function reworkOf(tables: Tables): Key {
  const visits = Map.groupBy(staysOf(tables).rows(), (s) => s.case_id);
  const [discovery, proposal] = ['discovery', 'proposal'].map(
    (role) => tables.stage.find((s) => s.role === role)?.stage,
  );
  return (deal) => {
    const steps = (visits.get(deal.opportunity_id) ?? []).map((s) => s.activity);
    const first = steps.findIndex((step) => step === proposal);
    if (first < 0) return null;
    return steps.slice(first).some((step) => step === discovery) ? 'fell back' : 'did not';
  };
}

const crossed: [string, (tables: Tables) => Key][] = [
  [
    'segment and contacts',
    (tables) => {
      const group = contactsGroup(tables);
      return (d) => `${d.segment}, ${group(d)}`;
    },
  ],
  ['segment and lead source', () => (d) => `${d.segment}, ${d.lead_source}`],
  ['AE and segment', () => (d) => `${d.rep}, ${d.segment}`],
  [
    'segment and rework',
    (tables) => {
      const rework = reworkOf(tables);
      return (d) => {
        const fate = rework(d);
        return fate === null ? null : `${d.segment}, ${fate}`;
      };
    },
  ],
];

/** How many times as often multi-threaded deals were won. */
function ratioOf(deals: readonly Deal[]): number {
  return rateOf(deals.filter((d) => d.contacts > 1)) / rateOf(deals.filter((d) => d.contacts === 1));
}

/** The distance between the highest and the lowest win rate of groups of so many deals or more. */
function spreadOf(deals: Frame<Deal>, key: Key, least: number): number {
  const rates = [...groupsOf(deals, key)].filter(([, own]) => own.length >= least).map(([, own]) => rateOf(own));
  return Math.max(...rates) - Math.min(...rates);
}

/** Reasons that cannot end a deal in a step, by the step's role. */
const UNFIT: Readonly<Record<string, readonly string[]>> = {
  lead: ['Price', 'Contract terms', 'Security requirements', 'Integration gaps'],
  qualified: ['Price', 'Contract terms', 'Security requirements', 'Integration gaps'],
  discovery: ['Contract terms', 'Security requirements'],
  design: ['Contract terms'],
  procurement: ['Missing features', 'Not a fit', 'Integration gaps'],
  legal: ['Missing features', 'Not a fit', 'Integration gaps', 'Security requirements'],
};

export const mixChecks: Check[] = [
  ...crossed.map(([name, key]) => mixed(name, closedDeals, key)),

  none('in each segment, deals that fell back were won and lost, and so were those that did not', (tables) => {
    const rework = reworkOf(tables);
    return oneSided(closedDeals(tables), (d) => (rework(d) === null ? null : `${d.segment}, ${rework(d) ?? ''}`), 1);
  }),

  none('multi-threaded deals win 1.5 times as often in every segment that closed 20 deals or more', (tables) =>
    [closedNow(tables), closedDeals(tables)].flatMap((closed) =>
      [...groupsOf(closed, (d) => d.segment)]
        .filter(([, own]) => own.length >= SEGMENT && !(ratioOf(own) >= 1.5))
        .map(([segment, own]) => `${segment}: ${ratioOf(own).toFixed(2)}`),
    ),
  ),

  none('win rates rise by five points or more from one contact to 2–3 and to 4 and more', (tables) => {
    const groups = groupsOf(closedNow(tables), contactsGroup(tables));
    const [one, few, many] = ['one', 'few', 'many'].map((group) => rateOf(groups.get(group) ?? []));
    return Number(few) - Number(one) >= 0.05 && Number(many) - Number(few) >= 0.05
      ? []
      : [[one, few, many].map((rate) => Number(rate).toFixed(2)).join(' ')];
  }),

  atLeast('lead sources win at different rates, by ten points or more', 0.1, (tables) =>
    spreadOf(closedDeals(tables), (d) => d.lead_source, 15),
  ),
  atLeast('competitors are beaten at different rates, by ten points or more', 0.1, (tables) =>
    spreadOf(closedDeals(tables), (d) => d.competitor, 6),
  ),

  none('no amount occurs more than four times', (tables) =>
    [...Map.groupBy(dealsOf(tables).rows(), (d) => d.amount)]
      .filter(([, own]) => own.length > 4)
      .map(([amount, own]) => `$${amount} ${own.length} times`),
  ),

  none('the reason of a loss fits the step in which it died', (tables) => {
    const roles = new Map(tables.stage.map((s) => [s.stage, s.role]));
    return tables.opportunity
      .filter((d) => d.is_key === 0 && UNFIT[roles.get(d.lost_at_stage ?? '') ?? '']?.includes(d.loss_reason ?? ''))
      .map((d) => `${d.opportunity_id}: ${d.loss_reason ?? ''} in ${d.lost_at_stage ?? ''}`);
  }),

  none('no platform for half a million came from a trial on the web', (tables) =>
    dealsOf(tables)
      .where((d) => d.segment !== tables.segment.toSorted((a, b) => b.position - a.position)[0]?.segment)
      .where((d) => d.lead_source === 'Web trial')
      .column('opportunity_id'),
  ),

  none('no name is double-barrelled, as name generators make them', (tables) =>
    [...tables.contact, ...tables.account].filter(({ name }) => /\p{L}-\p{L}/u.test(name)).map(({ name }) => name),
  ),
];
