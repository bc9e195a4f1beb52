import type { Tables } from '../../support/world.ts';
import { isWeekend, plusDays } from './days.ts';
import { thresholdOf } from './definitions.ts';
import { dealsOf, touchesOf, twoWayOf, type Deal } from './facts.ts';
import { Frame, last } from './frame.ts';

/** The deal of a role in the story. */
export const dealOf = (tables: Tables, role: string): Deal =>
  dealsOf(tables)
    .where((d) => d.story_role === role)
    .first();

/** Health of a deal on a day: its last score by then. */
export function healthOn(tables: Tables, deal: Deal, day: string): number | null {
  const scores = Frame.of(tables.health_snapshot).where(
    (h) => h.opportunity_id === deal.opportunity_id && h.observed_on <= day,
  );
  return scores.count === 0 ? null : scores.orderBy('observed_on', 'down').first().health;
}

const ofDeal = (deal: Deal) => (row: { opportunity_id: string }) => row.opportunity_id === deal.opportunity_id;

/** The champion among a deal's contacts: of several the one who was in touch last. */
export function championOf(tables: Tables, deal: Deal) {
  const champions = twoWayOf(tables).where((a) => ofDeal(deal)(a) && a.buying_role === 'Champion');
  const { contact_id } = champions.orderBy('occurred_at', 'down').first();
  const { name } = Frame.of(tables.contact)
    .where((c) => c.contact_id === contact_id)
    .first();
  const messages = champions.where((a) => a.contact_id === contact_id && a.direction === 'Inbound');
  return { name, last_message_at: messages.count === 0 ? null : messages.get(last('occurred_at')) };
}

/** The crashed deal: the health at the day of the last contact, what led up to it and what has come since. */
export function crashOf(tables: Tables) {
  const deal = dealOf(tables, 'crash');
  const lastOn = deal.last_contact_on ?? '';
  const rhythmFrom = plusDays(lastOn, -thresholdOf(tables, 'rhythm_days'));
  const contact = twoWayOf(tables).where(ofDeal(deal));
  const lastAt = contact.get(last('occurred_at'));
  return {
    deal,
    health_before: healthOn(tables, deal, lastOn),
    contact_days: contact.where((a) => a.on > rhythmFrom && !isWeekend(a.on)).by(['on'], {}).count,
    unanswered: touchesOf(tables)
      .where(ofDeal(deal))
      .where((a) => a.occurred_at > lastAt && a.direction === 'Outbound' && a.is_two_way === 0).count,
  };
}
