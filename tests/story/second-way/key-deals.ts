import type { Value } from '../../../src/model/formats.ts';
import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { championOf, crashOf, dealOf } from './crash.ts';
import { daysBetween } from './days.ts';
import { scenarioOf } from './facts.ts';
import { Frame } from './frame.ts';

/** What every key deal states: an open one where it stands, a closed one how it ended. */
function common(tables: Tables, role: string): Record<string, Value> {
  const { account, deal_type, amount, rep, situation, ...deal } = dealOf(tables, role);
  const where: Record<string, Value> =
    deal.status === 'Open'
      ? {
          stage: deal.stage,
          forecast_category: deal.forecast_category,
          health: deal.health,
          health_band: deal.band,
        }
      : { status: deal.status };
  return { account, deal_type, amount, rep, situation, ...where };
}

/** The leader who knows somebody at the crashed deal's account, and who that is. */
function relationship(tables: Tables): Record<string, Value> {
  const { account_id } = dealOf(tables, 'crash');
  const { title: known_title, leader: known_by } = Frame.of(tables.contact)
    .where((c) => c.account_id === account_id)
    .join(Frame.of(tables.leader).with({ leader: (l) => l.title }), ['known_by_leader_id', 'leader_id'], ['leader'])
    .first();
  return { known_by, known_title };
}

export const keyDeals: Claims = {
  K1: (tables) => {
    const { deal, health_before, contact_days, unanswered } = crashOf(tables);
    const champion = championOf(tables, deal);
    return {
      ...common(tables, 'crash'),
      health_before,
      silent_days: deal.days_silent,
      champion: champion.name,
      champion_silent_days:
        champion.last_message_at === null ? null : daysBetween(champion.last_message_at, scenarioOf(tables).as_of),
      contact_days,
      unanswered,
      ...relationship(tables),
    };
  },

  K2: (tables) => {
    const { contacts, sponsors } = dealOf(tables, 'sponsored');
    return { ...common(tables, 'sponsored'), contacts, sponsors: Number(sponsors > 0) };
  },

  K3: (tables) => ({ ...common(tables, 'contested'), competitor: dealOf(tables, 'contested').competitor }),
  K4: (tables) => common(tables, 'closing'),

  K5: (tables) => {
    const { contacts, days_in_stage } = dealOf(tables, 'stuck');
    return { ...common(tables, 'stuck'), contacts, days_in_stage };
  },

  K6: (tables) => common(tables, 'championed'),

  K7: (tables) => {
    const { competitor, loss_reason, closed_now } = dealOf(tables, 'price_loss');
    return { ...common(tables, 'price_loss'), competitor, loss_reason, closed_this_quarter: closed_now };
  },
};
