import type { Tables } from '../../support/world.ts';
import { dateOf, plusDays } from '../second-way/days.ts';
import { dealsOf, staysOf } from '../second-way/facts.ts';
import { atLeast, between, none, share, type Check } from './check.ts';

const isMeeting = (type: string): boolean => type === 'Meeting' || type === 'Demo';

/** Meetings that were held, with how many of the buyer's people were in each. */
function heldMeetings(tables: Tables): { opportunity_id: string; people: number }[] {
  const present = Map.groupBy(tables.activity_contact, (a) => a.activity_id);
  return tables.activity
    .filter((a) => a.is_two_way === 1 && isMeeting(a.type))
    .map(({ activity_id, opportunity_id }) => ({ opportunity_id, people: present.get(activity_id)?.length ?? 0 }));
}

/** The share of a step's completed stays in which somebody of a buying role took part in something. */
function attendedShare(tables: Tables, role: string, buyingRole: string): number | null {
  const stage = tables.stage.find((s) => s.role === role)?.stage;
  const roles = new Map(tables.contact.map((c) => [c.contact_id, c.buying_role]));
  const on = new Map(tables.activity.map((a) => [a.activity_id, dateOf(a.occurred_at)]));
  const met = tables.activity_contact.map((a) => ({ ...a, on: on.get(a.activity_id) ?? '' }));
  const spoken = tables.activity
    .filter((a) => a.is_two_way === 1)
    .map(({ opportunity_id, contact_id, occurred_at }) => ({ opportunity_id, contact_id, on: dateOf(occurred_at) }));
  const seen = Map.groupBy(
    [...met, ...spoken].filter((a) => roles.get(a.contact_id) === buyingRole),
    (a) => a.opportunity_id,
  );
  const stays = staysOf(tables)
    .where((s) => s.activity === stage && s.completed_at !== null)
    .rows();
  return share(stays, (stay) =>
    (seen.get(stay.case_id) ?? []).some(
      (a) => a.on >= dateOf(stay.started_at) && a.on <= dateOf(stay.completed_at ?? ''),
    ),
  );
}

const answersOf = (tables: Tables): number[] => tables.activity.flatMap((a) => a.response_hours ?? []);

/** How full the fullest and the emptiest of a day's stretches are beside the mean, of answers within a range of hours. */
function combOf(hours: readonly number[], from: number, to: number, step: number): { most: number; least: number } {
  const counts = Array.from(
    { length: (to - from) / step },
    (_, i) => hours.filter((h) => h >= from + i * step && h < from + (i + 1) * step).length,
  );
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return { most: Math.max(...counts) / mean, least: Math.min(...counts) / mean };
}

/** The Thursday of Thanksgiving in a date's year. */
function thanksgivingOf(date: string): string {
  const first = `${date.slice(0, 4)}-11-01`;
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  return plusDays(first, ((4 - weekday + 7) % 7) + 21);
}

export const peopleChecks: Check[] = [
  none("the crashed deal's past fits its size: seven people known or more, and no trial from the web", (tables) =>
    tables.opportunity
      .filter((d) => d.story_role === 'crash')
      .filter(
        (d) =>
          tables.contact.filter((c) => c.account_id === d.account_id).length < 7 ||
          !['Outbound', 'Referral'].includes(d.lead_source),
      )
      .map((d) => d.opportunity_id),
  ),

  none('a meeting that was held has its own contact in it, and nothing else has', (tables) => {
    const meetings = new Map(
      tables.activity.filter((a) => a.is_two_way === 1 && isMeeting(a.type)).map((a) => [a.activity_id, a.contact_id]),
    );
    const own = new Set(
      tables.activity_contact.filter((a) => meetings.get(a.activity_id) === a.contact_id).map((a) => a.activity_id),
    );
    return [
      ...[...meetings.keys()].filter((id) => !own.has(id)),
      ...tables.activity_contact.filter((a) => !meetings.has(a.activity_id)).map((a) => a.activity_id),
    ];
  }),

  atLeast(
    "half of the meetings on multi-threaded deals or more have two or more of the buyer's people",
    0.5,
    (tables) => {
      const multi = new Set(
        dealsOf(tables)
          .where((d) => d.contacts >= 2)
          .column('opportunity_id'),
      );
      return share(
        heldMeetings(tables).filter((m) => multi.has(m.opportunity_id)),
        (m) => m.people >= 2,
      );
    },
  ),

  atLeast('70% of the stays in the legal step or more have a lawyer in them', 0.7, (t) =>
    attendedShare(t, 'legal', 'Legal'),
  ),
  atLeast('70% of the stays in the security step or more have a technical buyer in them', 0.7, (t) =>
    attendedShare(t, 'security', 'Technical Buyer'),
  ),

  none('a voicemail is a call that nobody answered', (tables) =>
    tables.activity
      .filter((a) => /voicemail/i.test(a.subject) && (a.type !== 'Call' || a.is_two_way === 1))
      .map((a) => a.activity_id),
  ),
  none('a trade fair, a trial and a request are those of deals that came so', (tables) => {
    const sources = new Map(tables.opportunity.map((d) => [d.opportunity_id, d.lead_source]));
    const from: readonly [RegExp, readonly string[]][] = [
      [/trade fair|booth|the event/i, ['Event']],
      [/trial/i, ['Web trial']],
      [/your request/i, ['Inbound']],
      [/our partner|the partner/i, ['Partner']],
      [/renewal/i, ['Renewal']],
    ];
    return tables.activity
      .filter(({ subject, opportunity_id }) =>
        from.some(([words, wanted]) => words.test(subject) && !wanted.includes(sources.get(opportunity_id) ?? '')),
      )
      .map((a) => `${a.activity_id}: ${a.subject}`);
  }),
  none('redlines and counsel are the talk of meetings with a lawyer', (tables) => {
    const lawyers = new Set(tables.contact.filter((c) => c.buying_role === 'Legal').map((c) => c.contact_id));
    const withLawyer = new Set(
      tables.activity_contact.filter((a) => lawyers.has(a.contact_id)).map((a) => a.activity_id),
    );
    return tables.activity
      .filter((a) => a.type === 'Meeting' && /redline|counsel/i.test(a.subject) && !withLawyer.has(a.activity_id))
      .map((a) => a.activity_id);
  }),

  between('a fifth to a half of the answers come on the next working morning', 0.2, 0.5, (t) =>
    share(answersOf(t), (hours) => hours >= 12 && hours <= 24),
  ),
  between('most answers come within the working day', 0.5, 0.75, (t) => share(answersOf(t), (hours) => hours < 10)),
  between('some answers take days', 0.04, 0.35, (t) => share(answersOf(t), (hours) => hours > 48)),
  none('answers have no gap and no comb', (tables) => {
    const hours = answersOf(tables);
    const day = combOf(hours, 0, 36, 4);
    const tail = combOf(hours, 36, 108, 8);
    return [
      ...(day.least < 0.08 ? [`an empty stretch on the first day: ${day.least.toFixed(2)} of the mean`] : []),
      ...(tail.most > 3 || tail.least < 0.12
        ? [`days later ${tail.least.toFixed(2)} to ${tail.most.toFixed(2)} of the mean`]
        : []),
    ];
  }),

  none('nobody meets or closes on Thanksgiving or the day after', (tables) => {
    const thursday = thanksgivingOf(dateOf(tables.scenario[0]?.as_of ?? ''));
    const quiet = [thursday, plusDays(thursday, 1)];
    return [
      ...tables.activity
        .filter((a) => isMeeting(a.type) && quiet.includes(dateOf(a.occurred_at)))
        .map((a) => a.activity_id),
      ...tables.opportunity
        .filter((d) => d.status !== 'Open' && quiet.includes(d.close_on))
        .map((d) => d.opportunity_id),
    ];
  }),
];
