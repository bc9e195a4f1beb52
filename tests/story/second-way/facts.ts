import type { Activity, Opportunity, ProcessEvent, Scenario, Tables } from '../../support/world.ts';
import { daysBetween, dateOf, quarterBefore, quarterStart } from './days.ts';
import { count, Frame, last } from './frame.ts';
import { once } from './once.ts';

/** A deal with what the claims ask about it; days are calendar days. */
export interface Deal extends Opportunity {
  account: string;
  rep: string;
  region: string;
  manager_id: string;
  /** Contacts engaged, and executive sponsors among them. */
  contacts: number;
  sponsors: number;
  /** The day of the last two-way activity. */
  last_contact_on: string | null;
  days_silent: number | null;
  days_in_stage: number;
  /** From creation to close, or to the as-of day. */
  age_days: number;
  won: number;
  /** 1 when won or lost in the running quarter, in the last finished one. */
  closed_now: number;
  closed_last: number;
  /** 1 when the close date lies in the running quarter. */
  in_quarter: number;
  band: string | null;
  weight: number;
}

/** An activity with its date, its age at the as-of day and its contact's part in the deal. */
export interface Touch extends Activity {
  on: string;
  days_ago: number;
  buying_role: string;
}

/** A step of a case with the days it took, to the as-of day while open. */
export interface Stay extends ProcessEvent {
  days: number;
  previous: string | null;
}

export function scenarioOf(tables: Tables): Scenario {
  return Frame.of(tables.scenario).first();
}

export const touchesOf = once((tables: Tables): Frame<Touch> => {
  const { as_of } = scenarioOf(tables);
  return Frame.of(tables.activity)
    .join(Frame.of(tables.contact), ['contact_id', 'contact_id'], ['buying_role'])
    .with({
      on: (a) => dateOf(a.occurred_at),
      days_ago: (a) => daysBetween(a.occurred_at, as_of),
    });
});

export const twoWayOf = once((tables: Tables): Frame<Touch> => touchesOf(tables).where((a) => a.is_two_way === 1));

/** Those whose contacts count: people of Legal and Procurement come with the paper and do not. */
export const countedOf = once((tables: Tables) =>
  engagedOf(tables).where((c) => c.buying_role !== 'Legal' && c.buying_role !== 'Procurement'),
);

/** Everyone engaged on a deal. */
export const engagedOf = once((tables: Tables) =>
  Frame.of(tables.opportunity_contact).join(
    Frame.of(tables.contact),
    ['contact_id', 'contact_id'],
    ['buying_role', 'name', 'title'],
  ),
);

export const staysOf = once((tables: Tables): Frame<Stay> => {
  const { as_of } = scenarioOf(tables);
  return Frame.of(tables.process_event)
    .with({ days: (e) => daysBetween(e.started_at, e.completed_at ?? as_of) })
    .withPrevious('activity', 'previous', 'case_id', 'position');
});

export const dealsOf = once((tables: Tables): Frame<Deal> => {
  const { as_of, quarter, quarter_start, quarter_end } = scenarioOf(tables);
  const lastStart = quarterStart(quarterBefore(quarter, 1));
  const engaged = countedOf(tables);
  const contacts = engaged.by(['opportunity_id'], { contacts: count() });
  const sponsors = engaged
    .where((c) => c.buying_role === 'Executive Sponsor')
    .by(['opportunity_id'], { sponsors: count() });
  const contact = twoWayOf(tables).by(['opportunity_id'], { last_contact_on: last('on') });
  const reps = Frame.of(tables.rep).with({ rep: (r) => r.name });
  const accounts = Frame.of(tables.account).with({ account: (a) => a.name });
  const bandOf = (health: number | null) =>
    health === null ? undefined : tables.health_band.find((b) => b.min_health <= health && health <= b.max_health);

  return Frame.of(tables.opportunity)
    .join(reps, ['rep_id', 'rep_id'], ['rep', 'region', 'manager_id'])
    .join(accounts, ['account_id', 'account_id'], ['account'])
    .lookup(contacts, ['opportunity_id', 'opportunity_id'], ['contacts'])
    .lookup(sponsors, ['opportunity_id', 'opportunity_id'], ['sponsors'])
    .lookup(contact, ['opportunity_id', 'opportunity_id'], ['last_contact_on'])
    .with({
      contacts: (d) => d.contacts ?? 0,
      sponsors: (d) => d.sponsors ?? 0,
      last_contact_on: (d) => d.last_contact_on ?? null,
      days_silent: (d) => (d.last_contact_on ? daysBetween(d.last_contact_on, as_of) : null),
      days_in_stage: (d) => daysBetween(d.stage_entered_on, as_of),
      age_days: (d) => daysBetween(d.created_on, d.status === 'Open' ? as_of : d.close_on),
      won: (d) => Number(d.status === 'Won'),
      closed_now: (d) => Number(d.status !== 'Open' && d.close_on >= quarter_start),
      closed_last: (d) => Number(d.status !== 'Open' && d.close_on >= lastStart && d.close_on < quarter_start),
      in_quarter: (d) => Number(d.close_on >= quarter_start && d.close_on <= quarter_end),
      band: (d) => bandOf(d.health)?.band ?? null,
      weight: (d) => bandOf(d.health)?.weight ?? 0,
    });
});

export const closedDeals = once((tables: Tables) => dealsOf(tables).where((d) => d.status !== 'Open'));
export const closedNow = once((tables: Tables) => dealsOf(tables).where((d) => d.closed_now === 1));
export const wonNow = once((tables: Tables) => closedNow(tables).where((d) => d.won === 1));
export const lostNow = once((tables: Tables) => closedNow(tables).where((d) => d.won === 0));
export const openDeals = once((tables: Tables) => dealsOf(tables).where((d) => d.status === 'Open'));

/** Won ÷ closed, by count. */
export const winRate = (closed: Frame<Deal>): number | null => closed.mean('won');

export function targetOf(tables: Tables, metric: string): number {
  return Frame.of(tables.target)
    .where((t) => t.metric === metric)
    .first().target;
}

/** A number less another; null where either is unknown. */
export const less = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

/** A number over another; null where it has no value. */
export const over = (a: number | null, b: number | null): number | null => (a === null || !b ? null : a / b);
