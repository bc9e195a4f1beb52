import { crashActivities } from '../talk/crash-talk.ts';
import type { Draft, Talk } from '../talk/draft.ts';
import { steepen, sustain } from '../talk/dropping-off.ts';
import { engagedOn } from '../talk/engaged-on.ts';
import { planLastContacts } from '../talk/plan-last-contacts.ts';
import { separateMeetings } from '../talk/separate-meetings.ts';
import type { ActivityType } from '../texts/activity-subjects.ts';
import { planTempers, type Temper } from '../talk/temper.ts';
import { usualActivities } from '../talk/usual-talk.ts';
import type { ContactRow } from './contact.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import { compareText, keyOf } from '../lib/lists.ts';
import type { Random } from '../lib/random.ts';
import { repIdOf } from './rep.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

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

export interface OpportunityContactRow {
  readonly opportunity_id: string;
  readonly contact_id: string;
  readonly engaged_on: string;
}

/** What the activities of the deals are made from. */
interface Given {
  /** The contacts that take part in a deal, in the order in which they come in. */
  readonly engagedIn: ReadonlyMap<DealPlan, readonly ContactRow[]>;
  readonly idOf: (deal: DealPlan) => string;
}

/** All activities of one deal; `lastContact` is the day of an open deal's last two-way contact. */
function activitiesOf(talk: Talk, temper: Temper, lastContact: string | undefined): Draft[] {
  const { deal } = talk;
  if (lastContact === undefined) return usualActivities(talk, lastContact);
  if (deal.role === 'crash') return crashActivities(talk, lastContact);
  const usual = usualActivities(talk, lastContact);
  const fate = temper.fateOf(deal);
  if (fate === null) return usual;
  return fate === 'drops off' ? steepen(talk, usual, lastContact) : sustain(talk, usual);
}

/**
 * Every activity of every deal, in order of time, and who took part in which deal from when on: a contact counts from
 * the day of its first two-way activity.
 */
export function makeActivities(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  { engagedIn, idOf }: Given,
  random: Random,
): { activities: ActivityRow[]; opportunityContacts: OpportunityContactRow[] } {
  const lastContacts = planLastContacts(s, deals, random);
  const temper = planTempers(s, deals, random);
  const made = deals.map((deal) => {
    const people = engagedIn.get(deal) ?? [];
    const { isFast, isAdding, keepsRate } = temper;
    const talk = {
      s,
      deal,
      people,
      random,
      isFast: isFast(deal),
      isAdding: isAdding(deal),
      keepsRate: keepsRate(deal),
    };
    return { deal, people, drafts: activitiesOf(talk, temper, lastContacts.get(deal)) };
  });

  const opportunityContacts = made.flatMap(({ deal, people, drafts }) =>
    people.map((person) => ({
      opportunity_id: idOf(deal),
      contact_id: person.contact_id,
      engaged_on: engagedOn(drafts, person),
    })),
  );
  const activities = separateMeetings(made.flatMap(({ deal, drafts }) => drafts.map((draft) => ({ deal, draft }))))
    .sort((a, b) => compareText(a.draft.at, b.draft.at) || a.deal.index - b.deal.index)
    .map(({ deal, draft }, i): ActivityRow => ({
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
  return { activities, opportunityContacts };
}
