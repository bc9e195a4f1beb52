import type { Opportunity, Tables } from '../../support/world.ts';
import { dateOf } from '../second-way/days.ts';
import { dealsOf } from '../second-way/facts.ts';
import { none, type Check } from './check.ts';

const isClosed = (deal: Opportunity): boolean => deal.status !== 'Open';

/** A rule on every deal. */
const eachDeal = (name: string, holds: (deal: Opportunity, tables: Tables) => boolean): Check =>
  none(name, (tables) => tables.opportunity.filter((d) => !holds(d, tables)).map((d) => d.opportunity_id));

const accountOf = (tables: Tables, deal: Opportunity) =>
  tables.account.find((a) => a.account_id === deal.account_id) ?? { customer_since: null };

export const dealChecks: Check[] = [
  eachDeal('no cycle is negative or ends on the day it began', (d) => !isClosed(d) || d.close_on > d.created_on),

  eachDeal('the forecast category fits the status', (d) =>
    isClosed(d)
      ? d.forecast_category === (d.status === 'Won' ? 'Closed' : 'Omitted')
      : d.forecast_category !== 'Closed',
  ),

  none('Commit and Best Case deals are dated in the quarter', (tables) =>
    dealsOf(tables)
      .where((d) => ['Commit', 'Best Case'].includes(d.forecast_category) && d.in_quarter === 0)
      .column('opportunity_id'),
  ),

  eachDeal('open deals have a health, closed ones none', (d) => (d.health === null) === isClosed(d)),
  eachDeal('only lost deals have a loss reason', (d) => d.loss_reason === null || d.status === 'Lost'),
  eachDeal('only open deals have a next step', (d) => d.next_step === null || !isClosed(d)),
  eachDeal('a key deal has its role and label, another neither', (d) =>
    [d.story_role, d.situation].every((text) => (text !== null) === (d.is_key === 1)),
  ),

  eachDeal("no deal was created before its AE's hire", (d, tables) => {
    const hired = tables.rep.find((r) => r.rep_id === d.rep_id)?.hired_on ?? '';
    return d.created_on >= hired;
  }),

  eachDeal('an expansion is at an account that was a customer before', (d, tables) => {
    const { customer_since } = accountOf(tables, d);
    return d.deal_type !== 'Expansion' || (customer_since !== null && customer_since < d.created_on);
  }),

  eachDeal('no new logo is at an account that was a customer when it was created', (d, tables) => {
    const { customer_since } = accountOf(tables, d);
    return d.deal_type !== 'New Logo' || customer_since === null || customer_since > d.created_on;
  }),

  eachDeal('a new logo that was won makes the account a customer on that day', (d, tables) =>
    d.deal_type === 'New Logo' && d.status === 'Won' ? accountOf(tables, d).customer_since === d.close_on : true,
  ),

  none('an account has at most three deals and one won new logo', (tables) =>
    [...Map.groupBy(tables.opportunity, (d) => d.account_id)]
      .filter(
        ([, deals]) =>
          deals.length > 3 || deals.filter((d) => d.deal_type === 'New Logo' && d.status === 'Won').length > 1,
      )
      .map(([account]) => account),
  ),

  none('health scores lie within the life of their deal, the last of an open one is its health', (tables) => {
    const asOf = dateOf(tables.scenario[0]?.as_of ?? '');
    const scores = Map.groupBy(tables.health_snapshot, (h) => h.opportunity_id);
    return tables.opportunity
      .filter((d) => {
        const own = (scores.get(d.opportunity_id) ?? []).toSorted((a, b) => (a.observed_on < b.observed_on ? -1 : 1));
        const end = isClosed(d) ? d.close_on : asOf;
        const outside = own.some((h) => h.observed_on < d.created_on || h.observed_on > end);
        return own.length === 0 || outside || (!isClosed(d) && own.at(-1)?.health !== d.health);
      })
      .map((d) => d.opportunity_id);
  }),
];
