import { compareText, keyOf } from '../lib/lists.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import type { DealTalk } from '../talk/draft-activities.ts';
import { separateMeetings } from '../talk/separate-meetings.ts';
import { isMeeting } from '../talk/two-way.ts';
import type { ActivityType } from '../texts/activity-subjects.ts';
import type { ContactRow } from './contact.ts';
import { repIdOf } from './rep.ts';

export interface ActivityRow {
  readonly activity_id: string;
  readonly opportunity_id: string;
  readonly contact_id: string;
  readonly rep_id: string;
  readonly occurred_at: string;
  readonly type: ActivityType;
  readonly direction: 'Inbound' | 'Outbound';
  readonly is_two_way: 0 | 1;
  readonly response_hours: number | null;
  readonly subject: string;
}

/** Who of the buyer's took part in a meeting or demo. */
export interface ActivityContactRow {
  readonly opportunity_id: string;
  readonly activity_id: string;
  readonly contact_id: string;
}

/** Every activity of every deal, in order of time, and who of the buyer's took part in each meeting that was held. */
export function makeActivities(
  s: ScenarioSpec,
  talks: readonly DealTalk<ContactRow>[],
  idOf: (deal: DealPlan) => string,
): { rows: ActivityRow[]; attendance: ActivityContactRow[] } {
  const numbered = separateMeetings(talks.flatMap(({ deal, drafts }) => drafts.map((draft) => ({ deal, draft }))))
    .sort((a, b) => compareText(a.draft.at, b.draft.at) || a.deal.index - b.deal.index)
    .map(({ deal, draft }, i) => ({ deal, draft, activity_id: keyOf('ACT', i + 1, 5), opportunity_id: idOf(deal) }));
  const rows = numbered.map(({ deal, draft, activity_id, opportunity_id }) => ({
    activity_id,
    opportunity_id,
    contact_id: draft.contact.contact_id,
    rep_id: repIdOf(s, deal.rep),
    occurred_at: draft.at,
    type: draft.type,
    direction: draft.direction,
    is_two_way: draft.twoWay ? (1 as const) : (0 as const),
    response_hours: draft.responseHours,
    subject: draft.subject,
  }));
  const attendance = numbered
    .filter(({ draft }) => draft.twoWay && isMeeting(draft.type))
    .flatMap(({ draft, activity_id, opportunity_id }) =>
      [draft.contact, ...(draft.others ?? [])].map(({ contact_id }) => ({ opportunity_id, activity_id, contact_id })),
    );
  return { rows, attendance };
}
