import type { Rep, Tables } from '../../support/world.ts';
import { dateOf } from './days.ts';
import { stageOf, thresholdOf } from './definitions.ts';
import * as facts from './facts.ts';
import { count, Frame, stdev, sum } from './frame.ts';

/** An AE with what the arcs compare; null where the AE has no such deals. */
export interface RepFacts extends Rep {
  manager: string;
  won_amount: number;
  attainment: number;
  deals: number;
  /** Contacts a deal, over the deals closed this quarter and over those closed last quarter. */
  contacts: number | null;
  contacts_last: number | null;
  win_rate: number | null;
  /** Standard deviation of the amounts won this quarter, over their mean. */
  variation: number | null;
  discovery_meetings: number;
  activities: number;
  negotiation_days: number | null;
  silent_days: number | null;
  large_losses: number;
}

/** Discovery meetings of each deal: held within one of its Discovery steps, with a subject that says so. */
function discoveryMeetings(tables: Tables) {
  const { as_of } = facts.scenarioOf(tables);
  const { stage } = stageOf(tables, 'discovery');
  const steps = facts
    .staysOf(tables)
    .where((s) => s.activity === stage)
    .with({ from: (s) => dateOf(s.started_at), to: (s) => dateOf(s.completed_at ?? as_of) });
  return facts
    .twoWayOf(tables)
    .where((a) => a.type === 'Meeting' && a.subject.startsWith(stage))
    .join(steps, ['opportunity_id', 'case_id'], ['from', 'to'])
    .where((a) => a.from <= a.on && a.on <= a.to)
    .by(['activity_id', 'opportunity_id'], { steps: count() });
}

const known = new WeakMap<Tables, Frame<RepFacts>>();

export function repFacts(tables: Tables): Frame<RepFacts> {
  const value = known.get(tables) ?? computeRepFacts(tables);
  known.set(tables, value);
  return value;
}

function computeRepFacts(tables: Tables): Frame<RepFacts> {
  const { quarter_start } = facts.scenarioOf(tables);
  const negotiation = stageOf(tables, 'negotiation').stage;
  const largeLoss = thresholdOf(tables, 'large_loss');
  const deals = facts.dealsOf(tables);
  const now = facts.closedNow(tables);
  const won = facts.wonNow(tables);
  const open = facts.openDeals(tables);
  const managers = Frame.of(tables.leader).with({ manager: (l) => l.name });
  const meetings = discoveryMeetings(tables)
    .join(deals, ['opportunity_id', 'opportunity_id'], ['rep_id'])
    .by(['rep_id'], { meetings: count() });
  const activities = facts
    .touchesOf(tables)
    .where((a) => a.on >= quarter_start)
    .by(['rep_id'], { activities: count() });
  const amounts = won.by(['rep_id'], { won_amount: sum('amount'), spread: stdev('amount') });

  return Frame.of(tables.rep)
    .join(managers, ['manager_id', 'leader_id'], ['manager'])
    .lookup(meetings, ['rep_id', 'rep_id'], ['meetings'])
    .lookup(activities, ['rep_id', 'rep_id'], ['activities'])
    .lookup(amounts, ['rep_id', 'rep_id'], ['won_amount', 'spread'])
    .with({
      won_amount: (r) => r.won_amount ?? 0,
      attainment: (r) => (r.won_amount ?? 0) / r.quota_to_date,
      deals: (r) => deals.where((d) => d.rep_id === r.rep_id).count,
      contacts: (r) => now.where((d) => d.rep_id === r.rep_id).mean('contacts'),
      contacts_last: (r) => deals.where((d) => d.rep_id === r.rep_id && d.closed_last === 1).mean('contacts'),
      win_rate: (r) => facts.winRate(now.where((d) => d.rep_id === r.rep_id)),
      variation: (r) => facts.over(r.spread ?? null, won.where((d) => d.rep_id === r.rep_id).mean('amount')),
      discovery_meetings: (r) => (r.meetings ?? 0) / deals.where((d) => d.rep_id === r.rep_id).count,
      activities: (r) => r.activities ?? 0,
      negotiation_days: (r) =>
        open.where((d) => d.rep_id === r.rep_id && d.stage === negotiation).mean('days_in_stage'),
      silent_days: (r) => open.where((d) => d.rep_id === r.rep_id).mean('days_silent'),
      large_losses: (r) => facts.lostNow(tables).where((d) => d.rep_id === r.rep_id && d.amount >= largeLoss).count,
    });
}

/** An AE, by what the scenes find the AE by. */
export const repOf = (tables: Tables, role: string): RepFacts =>
  repFacts(tables)
    .where((r) => r.story_role === role)
    .first();

/** The place of an AE among all by a measure, from 1; AEs without a value come last. */
export function rank(
  tables: Tables,
  role: string,
  order: 'most' | 'fewest',
  measure: (rep: RepFacts) => number | null,
) {
  const sign = order === 'most' ? 1 : -1;
  const score = (rep: RepFacts): number => {
    const value = measure(rep);
    return value === null ? -Infinity : sign * value;
  };
  const own = score(repOf(tables, role));
  return repFacts(tables).where((r) => score(r) > own).count + 1;
}
