import { compareText, keyOf } from '../lib/lists.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import type { DealTalk } from '../talk/draft-activities.ts';
import { separateMeetings } from '../talk/separate-meetings.ts';
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

/** Every activity of every deal, in order of time. */
export const makeActivities = (
  s: ScenarioSpec,
  talks: readonly DealTalk<ContactRow>[],
  idOf: (deal: DealPlan) => string,
): ActivityRow[] =>
  separateMeetings(talks.flatMap(({ deal, drafts }) => drafts.map((draft) => ({ deal, draft }))))
    .sort((a, b) => compareText(a.draft.at, b.draft.at) || a.deal.index - b.deal.index)
    .map(({ deal, draft }, i) => ({
      activity_id: keyOf('ACT', i + 1, 5),
      opportunity_id: idOf(deal),
      contact_id: draft.contact.contact_id,
      rep_id: repIdOf(s, deal.rep),
      occurred_at: draft.at,
      type: draft.type,
      direction: draft.direction,
      is_two_way: draft.twoWay ? 1 : 0,
      response_hours: draft.responseHours,
      subject: draft.subject,
    }));
