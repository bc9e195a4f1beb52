import type { Tables } from '../../support/world.ts';
import { dateOf, isWeekend } from '../second-way/days.ts';
import { atLeast, atMost, none, share, type Check } from './check.ts';

/** Activities on the deals that the story does not name. */
function ordinary(tables: Tables) {
  const named = new Set(tables.opportunity.filter((d) => d.is_key === 1).map((d) => d.opportunity_id));
  return tables.activity.filter((a) => !named.has(a.opportunity_id));
}

const timeOf = (timestamp: string): string => timestamp.slice(11, 16);
const HOUR = 3_600_000;
const hoursBetween = (from: string, to: string): number => (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / HOUR;

export const touchChecks: Check[] = [
  none('activities lie between the creation of their deal and its close', (tables) => {
    const lives = new Map(tables.opportunity.map((d) => [d.opportunity_id, d]));
    return tables.activity
      .filter((a) => {
        const deal = lives.get(a.opportunity_id);
        const on = dateOf(a.occurred_at);
        return !deal || on < deal.created_on || (deal.status !== 'Open' && on > deal.close_on);
      })
      .map((a) => a.activity_id);
  }),

  none('activities are numbered in the order of time', (tables) => {
    const inOrder = tables.activity.toSorted((a, b) => (a.activity_id < b.activity_id ? -1 : 1));
    return inOrder.filter((a, i) => a.occurred_at < (inOrder[i - 1]?.occurred_at ?? '')).map((a) => a.activity_id);
  }),

  atMost('3% of activities at most are on weekends', 0.03, (t) => share(ordinary(t), (a) => isWeekend(a.occurred_at))),

  atMost('3% of two-way activities at most are on weekends', 0.03, (t) =>
    share(
      ordinary(t).filter((a) => a.is_two_way === 1),
      (a) => isWeekend(a.occurred_at),
    ),
  ),

  atLeast('85% of activities or more are between 08:00 and 18:00', 0.85, (t) =>
    share(ordinary(t), (a) => timeOf(a.occurred_at) >= '08:00' && timeOf(a.occurred_at) <= '18:00'),
  ),

  atMost('half of the activities at most are on the hour', 0.5, (t) =>
    share(ordinary(t), (a) => timeOf(a.occurred_at).endsWith(':00')),
  ),

  none('what the buyer starts is contact, a message sent to the buyer is not', (tables) =>
    tables.activity
      .filter((a) => (a.direction === 'Inbound' ? a.is_two_way === 0 : a.type === 'Email' && a.is_two_way === 1))
      .map((a) => a.activity_id),
  ),

  none('only inbound activities answer, and after some time', (tables) =>
    tables.activity
      .filter((a) => a.response_hours !== null && (a.direction !== 'Inbound' || a.response_hours <= 0))
      .map((a) => a.activity_id),
  ),

  none('an answer comes its hours after a message to that contact', (tables) => {
    const sent = Map.groupBy(
      tables.activity.filter((a) => a.direction === 'Outbound'),
      (a) => `${a.opportunity_id} ${a.contact_id}`,
    );
    return tables.activity
      .filter((a) => {
        if (a.response_hours === null) return false;
        const hours = a.response_hours;
        const messages = sent.get(`${a.opportunity_id} ${a.contact_id}`) ?? [];
        return !messages.some((m) => Math.abs(hoursBetween(m.occurred_at, a.occurred_at) - hours) < 0.1);
      })
      .map((a) => a.activity_id);
  }),

  none('no AE holds two meetings at the same minute', (tables) => {
    const held = tables.activity.filter((a) => ['Meeting', 'Demo'].includes(a.type) && a.is_two_way === 1);
    return [...Map.groupBy(held, (a) => `${a.rep_id} ${a.occurred_at}`)]
      .filter(([, at]) => new Set(at.map((a) => a.opportunity_id)).size > 1)
      .map(([key]) => key);
  }),
];
