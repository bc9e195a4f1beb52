import { addDays, daysBetween, isWorkday } from './calendar.ts';
import { planContactDays, planLastContacts } from './contact-days.ts';
import type { ContactRow } from './contacts.ts';
import { isClosed, type DealPlan, type Step } from './deal-plan.ts';
import type { Random } from './random.ts';
import type { RepRole, ScenarioSpec } from './scenario.ts';
import { followUpSubject, subjectOf, type ActivityType } from './subjects.ts';

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

/** An activity before it has its ids. */
interface Draft {
  readonly contact: ContactRow;
  readonly at: string;
  readonly type: ActivityType;
  readonly direction: 'Inbound' | 'Outbound';
  readonly twoWay: boolean;
  readonly responseHours: number | null;
  readonly subject: string;
}

/** Everything about one deal that its activities are made from. */
interface Talk {
  readonly s: ScenarioSpec;
  readonly deal: DealPlan;
  /** The contacts in the order in which they come in. */
  readonly people: readonly ContactRow[];
  readonly random: Random;
  /** How fast the champion answers. */
  readonly isFast: boolean;
  /** Whether contacts are still being added. */
  readonly isAdding: boolean;
}

const two = (n: number): string => String(n).padStart(2, '0');
const stamp = (day: string, minutes: number): string => `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const minutesOf = (at: string): number => Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
const hoursBetween = (from: string, to: string): number =>
  daysBetween(from, to) * 24 + (minutesOf(to) - minutesOf(from)) / 60;

/** The as-of morning ends at eight; on other days most happens in office hours. */
function timeOfDay(
  s: ScenarioSpec,
  day: string,
  random: Random,
  [from, to] = [8 * 60 + 5, 17 * 60 + 55] as readonly [number, number],
): number {
  if (day === s.asOf.slice(0, 10)) return random.int(6 * 60 + 40, minutesOf(s.asOf) - 2);
  if (random.chance(0.06))
    return random.chance(0.4) ? random.int(7 * 60 + 5, 7 * 60 + 58) : random.int(18 * 60 + 4, 20 * 60 + 40);
  return random.int(from, to);
}

/** Meetings start on the quarter hour. */
const onQuarter = (minutes: number): number => Math.round(minutes / 15) * 15;

const stageOn = (steps: readonly Step[], day: string): string =>
  steps.findLast((step) => step.enteredOn <= day && !step.activity.startsWith('Closed'))?.activity ??
  steps[0]?.activity ??
  'Lead Created';

/** Days before the as-of day within which an added contact counts as a sign of life. */
const ADDED_WITHIN = 30;

/** The day on which each contact comes in: early ones by the end of the first Discovery, late ones after it. */
function planEntries({ s, deal, people, random, isAdding }: Talk, days: readonly string[]): Map<ContactRow, string> {
  const entries = new Map<ContactRow, string>();
  const discovery = deal.steps.find((step) => step.activity === 'Discovery')?.leftOn ?? null;
  const first = days[0] ?? deal.createdOn;
  const early = days.filter((day) => discovery === null || day <= discovery);
  const late = days.filter((day) => discovery !== null && day > discovery);
  // Where contacts are still being added the last one came in within the last weeks, else all came in before them.
  const recent = days.filter((day) => daysBetween(day, s.asOf) <= 24);
  const settled = days.filter((day) => daysBetween(day, s.asOf) > ADDED_WITHIN);
  people.forEach((person, i) => {
    if (i === 0) return void entries.set(person, first);
    if (deal.band !== null) {
      const pool = deal.band !== 'Healthy' ? days : !isAdding ? settled : i === people.length - 1 ? recent : days;
      return void entries.set(person, random.pick(pool.length > 0 ? pool : days));
    }
    const pool = i < deal.earlyContacts ? early : late.length > 0 ? late : days.slice(-1);
    entries.set(person, pool.length > 0 ? random.pick(pool) : first);
  });
  return entries;
}

/** Share of the recovered deals whose sponsor was met in the two weeks after the fall. */
const SPONSOR_AFTER_FALL = 0.78;

/** A recovered deal's sponsor steps in after the fall, or keeps away: which of the two, and on which days. */
function sponsorWindow(
  { deal, people, random }: Talk,
  days: readonly string[],
): { sponsor: ContactRow; meet: string | null; from: string; to: string } | null {
  const sponsor = people.find((p) => p.buying_role === 'Executive Sponsor');
  if (deal.fellOn === null || sponsor === undefined || people.length < 2) return null;
  const [from, to] = [deal.fellOn, addDays(deal.fellOn, 14)];
  const within = days.filter((day) => day > from && day < to);
  const meets = random.chance(deal.status === 'Won' ? SPONSOR_AFTER_FALL : 0.25);
  return { sponsor, meet: meets && within.length > 0 ? random.pick(within) : null, from, to };
}

/** Discovery meetings in one visit to the step, from and to, by AE; the others have one or two. */
const DISCOVERY_MEETINGS: Readonly<Partial<Record<RepRole, readonly [number, number]>>> = {
  steady: [3, 4],
  newest: [0, 1],
};
const USUAL_MEETINGS: readonly [number, number] = [1, 2];

/** Two-way activities that are no meeting of a Discovery: mostly mail and calls, demos in their place. */
function typeOf(stage: string, afterGap: boolean, random: Random): ActivityType {
  const odds: Record<ActivityType, number> = {
    Email: afterGap ? 0 : 40,
    Call: 32,
    Meeting: stage === 'Discovery' ? 0 : 24,
    Demo: stage === 'Solution Design' || stage === 'Proposal' ? 9 : 0,
  };
  return random.weighted(Object.keys(odds) as ActivityType[], (type) => odds[type]);
}

/**
 * A message from the buyer with the AE's message that it answers: hours lie between them, and the AE writes in office
 * hours. Fast answers come on the same or the next day, slow ones after a night or more.
 */
function reply(talk: Talk, contact: ContactRow, day: string, stage: string): Draft[] {
  const { s, deal, random, isFast } = talk;
  const subject = subjectOf(stage, 'Email', random);
  const fast = contact.buying_role === 'Champion' ? random.chance(isFast ? 0.93 : 0.15) : random.chance(0.55);
  let asked = day;
  if (!fast || !isWorkday(day) || day === s.asOf.slice(0, 10)) {
    asked = addDays(day, fast ? -1 : -random.int(2, 3));
    while (!isWorkday(asked)) asked = addDays(asked, -1);
  }
  const alone = asked < deal.createdOn;
  const at = stamp(day, asked === day ? random.int(11 * 60, 17 * 60 + 50) : timeOfDay(s, day, random));
  const sent = stamp(
    asked,
    asked === day
      ? Math.max(8 * 60 + random.int(2, 40), minutesOf(at) - Math.max(7, Math.round(random.logNormal(130, 0.8))))
      : random.int(8 * 60 + 10, 17 * 60 + 45),
  );
  const answer: Draft = {
    contact,
    at,
    type: 'Email',
    direction: 'Inbound',
    twoWay: true,
    responseHours: alone ? null : Math.round(hoursBetween(sent, at) * 10) / 10,
    subject: alone ? subject : `Re: ${subject}`,
  };
  return alone
    ? [answer]
    : [
        { contact, at: sent, type: 'Email', direction: 'Outbound', twoWay: false, responseHours: null, subject },
        answer,
      ];
}

/** One two-way activity on a day. */
function contactOn(
  talk: Talk,
  contact: ContactRow,
  day: string,
  wanted: ActivityType,
  subject: string | null,
): Draft[] {
  const { s, deal, random } = talk;
  const stage = stageOn(deal.steps, day);
  // Nobody meets before eight on the as-of morning.
  const type = day === s.asOf.slice(0, 10) && wanted !== 'Email' ? 'Call' : wanted;
  if (type === 'Email') return reply(talk, contact, day, stage);
  const minutes = timeOfDay(s, day, random);
  const isMeeting = type === 'Meeting' || type === 'Demo';
  return [
    {
      contact,
      at: stamp(day, isMeeting ? onQuarter(minutes) : minutes),
      type,
      direction: random.chance(isMeeting ? 0.12 : 0.3) ? 'Inbound' : 'Outbound',
      twoWay: true,
      responseHours: null,
      subject: subject ?? subjectOf(stage, type, random),
    },
  ];
}

/** All two-way contact of a deal. */
function conversation(talk: Talk, days: readonly string[], resumed: ReadonlySet<string>): Draft[] {
  const { s, deal, people, random } = talk;
  const entries = planEntries(talk, days);
  const window = sponsorWindow(talk, days);
  const avoids = (contact: ContactRow, day: string): boolean =>
    window !== null && contact === window.sponsor && day > window.from && day <= window.to;
  if (window !== null) {
    // A sponsor met after the fall may have come in then; one who kept away came in before it.
    const before = days.filter((day) => day <= window.from);
    const entry = entries.get(window.sponsor) ?? '';
    if (window.meet !== null) entries.set(window.sponsor, entry < window.from ? entry : window.meet);
    else if (avoids(window.sponsor, entry)) entries.set(window.sponsor, before.at(-1) ?? days[0] ?? entry);
  }
  const drafts: Draft[] = [];
  const [least, most] = DISCOVERY_MEETINGS[deal.rep] ?? USUAL_MEETINGS;
  const wanted = new Map(
    deal.steps.filter((step) => step.activity === 'Discovery').map((step) => [step, random.int(least, most)]),
  );
  const meetingOn = (day: string): string | null => {
    const visit = deal.steps.find(
      (step) => step.activity === 'Discovery' && step.enteredOn <= day && (step.leftOn === null || day < step.leftOn),
    );
    const left = visit === undefined ? 0 : (wanted.get(visit) ?? 0);
    if (visit === undefined || left === 0 || !isWorkday(day) || day === s.asOf.slice(0, 10)) return null;
    wanted.set(visit, left - 1);
    return subjectOf('Discovery', 'Meeting', random);
  };
  for (const day of days) {
    const present = people.filter((p) => (entries.get(p) ?? '') <= day && !avoids(p, day));
    const entering = people.filter((p) => entries.get(p) === day);
    const met = window?.meet === day && !entering.includes(window.sponsor) ? [window.sponsor] : [];
    const chosen = [...entering, ...met];
    if (chosen.length === 0) chosen.push(random.weighted(present, (p) => (p === people[0] ? 1.6 : 1)));
    for (const contact of chosen) {
      const spoken = drafts.filter((d) => d.contact === contact && d.twoWay).length;
      // Every champion answers a message early on; what the others do is chance.
      const owesAnswer = contact === people[0] && (spoken === 1 || spoken === 2) && !resumed.has(day);
      const subject = owesAnswer ? null : meetingOn(day);
      if (owesAnswer) {
        drafts.push(...contactOn(talk, contact, day, 'Email', null));
        continue;
      }
      drafts.push(
        ...contactOn(
          talk,
          contact,
          day,
          subject !== null ? 'Meeting' : typeOf(stageOn(deal.steps, day), resumed.has(day), random),
          subject,
        ),
      );
    }
  }
  // Meetings that no contact day of the visit had room for are held beside it, on its other working days.
  for (const [visit, left] of wanted) {
    const until = visit.leftOn ?? days.at(-1) ?? visit.enteredOn;
    const dates = Array.from({ length: Math.max(daysBetween(visit.enteredOn, until), 0) }, (_, i) =>
      addDays(visit.enteredOn, i),
    ).filter(
      (day) =>
        isWorkday(day) &&
        day >= (days[0] ?? '') &&
        day <= (days.at(-1) ?? '') &&
        days.some((other) => Math.abs(daysBetween(other, day)) <= 3) &&
        day !== s.asOf.slice(0, 10),
    );
    for (const day of random.shuffle(dates).slice(0, left)) {
      const present = people.filter((p) => (entries.get(p) ?? '') <= day && !avoids(p, day));
      if (present.length > 0)
        drafts.push(
          ...contactOn(talk, random.pick(present), day, 'Meeting', subjectOf('Discovery', 'Meeting', random)),
        );
    }
  }
  return drafts;
}

/** Activities a week that a deal has, contact and unanswered messages together; healthy deals have 3–5. */
function weeklyRate(deal: DealPlan, random: Random): number {
  if (deal.band === 'Healthy') return random.chance(0.86) ? random.between(3.3, 4.7) : random.pick([2.2, 6]);
  if (deal.band === 'Monitor') return random.between(2.6, 3.8);
  if (deal.band !== null) return random.between(2.8, 4);
  return deal.status === 'Won' ? random.between(3.6, 5.4) : random.between(2.2, 3.5);
}

/** How much more the ramping AE writes and calls than others: busy, not yet effective. */
const BUSY: Readonly<Partial<Record<RepRole, number>>> = { ramping: 1.75, top_performer: 0.92 };

/** A message or call of the AE that nobody answered. */
function attempt(talk: Talk, contact: ContactRow, day: string): Draft {
  const { s, deal, random } = talk;
  const type: ActivityType = random.chance(0.66) ? 'Email' : 'Call';
  const stage = stageOn(deal.steps, day);
  return {
    contact,
    at: stamp(day, timeOfDay(s, day, random)),
    type,
    direction: 'Outbound',
    twoWay: false,
    responseHours: null,
    subject: followUpSubject(stage, type, random),
  };
}

/** Unanswered messages that fill a stretch of days up to the deal's weekly rate, never into a deal's silence. */
function attemptsIn(
  talk: Talk,
  drafts: readonly Draft[],
  from: string,
  to: string,
  count: number,
  days: readonly string[],
): Draft[] {
  const { people, random } = talk;
  const near = (day: string): boolean => days.some((contact) => Math.abs(daysBetween(contact, day)) <= 3);
  const choices = Array.from({ length: Math.max(daysBetween(from, to) + 1, 0) }, (_, i) => addDays(from, i)).filter(
    (day) => isWorkday(day) && near(day),
  );
  if (choices.length === 0) return [];
  return Array.from({ length: Math.max(count, 0) }, () => {
    const day = random.pick(choices);
    const known = people.filter((p) => drafts.some((d) => d.contact === p && d.twoWay && d.at.slice(0, 10) <= day));
    return attempt(talk, random.pick(known.length > 0 ? known : people.slice(0, 1)), day);
  });
}

/** What the AE sends into a deal's silence, up to the as-of day: little, which is why it is silent. */
function attemptsInSilence(talk: Talk, lastContact: string): Draft[] {
  const { s, deal, people, random } = talk;
  const silent = daysBetween(lastContact, s.asOf) - 1;
  const busy = BUSY[deal.rep] ?? 1;
  const count =
    deal.band === 'At Risk'
      ? random.chance(0.55)
        ? 1
        : 0
      : deal.band === 'Critical'
        ? random.int(0, 2)
        : deal.band === 'Monitor'
          ? random.int(1, 2)
          : 0;
  const days = Array.from({ length: Math.max(silent, 0) }, (_, i) => addDays(lastContact, i + 1)).filter((day) =>
    isWorkday(day),
  );
  const first = people[0];
  if (first === undefined || days.length === 0) return [];
  return Array.from({ length: Math.round(count * Math.min(busy, 1.2)) }, () => attempt(talk, first, random.pick(days)));
}

/** A deal's activities from the plan, whoever it is. */
function usualActivities(talk: Talk, lastContact: string | undefined): Draft[] {
  const { s, deal, random } = talk;
  const { days, resumed } = planContactDays(deal, lastContact, random);
  const drafts = conversation(talk, days, resumed);
  const end = isClosed(deal) ? deal.closeOn : addDays(s.asOf, -1);
  const rate = weeklyRate(deal, random) * (deal.band === 'Healthy' ? 1 : (BUSY[deal.rep] ?? 1));
  const until = isClosed(deal) ? end : (lastContact ?? end);
  const split = deal.band === 'Healthy' ? addDays(s.asOf, -28) : until;
  const count = (from: string, to: string): number =>
    drafts.filter((d) => d.at.slice(0, 10) >= from && d.at.slice(0, 10) <= to).length;
  const fill = (from: string, to: string): Draft[] => {
    if (from > to) return [];
    const wanted = Math.round((rate * (daysBetween(from, to) + 1)) / 7);
    return attemptsIn(talk, drafts, from, to, wanted - count(from, to), days);
  };
  const start = deal.createdOn;
  const filled =
    split > start && split < until ? [...fill(start, split), ...fill(addDays(split, 1), until)] : fill(start, until);
  return [
    ...drafts,
    ...filled,
    ...(isClosed(deal) || lastContact === undefined ? [] : attemptsInSilence(talk, lastContact)),
  ];
}

/** The crashed deal: contact on nearly every working day for three weeks, a last mail on the evening before the silence, then outreach alone. */
function crashActivities(talk: Talk, lastContact: string): Draft[] {
  const { s, deal, people, random } = talk;
  const [champion, second] = people;
  if (champion === undefined) return [];
  const dense = addDays(lastContact, -21);
  const { days } = planContactDays({ ...deal, createdOn: deal.createdOn }, addDays(dense, -1), random);
  const drafts = conversation(
    { ...talk, people: second === undefined ? [champion] : [champion, second] },
    days,
    new Set(),
  );
  const working = Array.from({ length: 21 }, (_, i) => addDays(dense, i)).filter(isWorkday);
  // A holiday week leaves a day or two without contact.
  const skipped = new Set(random.shuffle(working.slice(-4)).slice(0, random.int(1, 2)));
  for (const day of working.filter((d) => !skipped.has(d))) {
    const type = random.weighted(['Email', 'Call', 'Meeting'] as const, (t) => ({ Email: 4, Call: 4, Meeting: 3 })[t]);
    drafts.push(...contactOn(talk, champion, day, type, null));
  }
  drafts.push({
    contact: champion,
    at: stamp(lastContact, 19 * 60 + 42),
    type: 'Email',
    direction: 'Inbound',
    twoWay: true,
    responseHours: null,
    subject: 'Looking at the order form tonight, back to you tomorrow',
  });
  const silent = Array.from({ length: daysBetween(lastContact, s.asOf) - 1 }, (_, i) =>
    addDays(lastContact, i + 1),
  ).filter(isWorkday);
  const outreach: readonly (readonly [ActivityType, string])[] = [
    ['Call', 'Morning call as agreed'],
    ['Email', 'Order form: your comments?'],
    ['Email', 'Working session this week'],
    ['Call', 'Voicemail left'],
    ['Email', 'Checking in'],
    ['Call', 'Second voicemail'],
    ['Email', 'Is anything holding us up?'],
  ];
  outreach.forEach(([type, subject], i) => {
    const day = silent[Math.min(Math.floor((i * silent.length) / outreach.length), silent.length - 1)];
    if (day !== undefined)
      drafts.push({
        contact: champion,
        at: stamp(day, random.int(8 * 60 + 20 + (i % 2) * 240, 11 * 60 + (i % 2) * 330)),
        type,
        direction: 'Outbound',
        twoWay: false,
        responseHours: null,
        subject,
      });
  });
  return drafts;
}

/** Moves meetings that an AE would hold at the same minute apart, by quarters of an hour. */
function separateMeetings(all: { readonly deal: DealPlan; draft: Draft }[]): void {
  const taken = new Set<string>();
  for (const entry of all) {
    if (entry.draft.type !== 'Meeting' && entry.draft.type !== 'Demo') continue;
    const day = entry.draft.at.slice(0, 10);
    let minutes = minutesOf(entry.draft.at);
    while (taken.has(`${entry.deal.rep} ${stamp(day, minutes)}`))
      minutes = minutes >= 17 * 60 + 30 ? 8 * 60 + 15 : minutes + 15;
    taken.add(`${entry.deal.rep} ${stamp(day, minutes)}`);
    entry.draft = { ...entry.draft, at: stamp(day, minutes) };
  }
}

/** Share of won deals whose champion answers slowly all the same, and of lost and other deals whose one is fast. */
const SLOW_WINS: readonly [number, number] = [0.05, 0.13];
const FAST_LOSSES: readonly [number, number] = [0.2, 0.32];

/** Share of the healthy deals that add no contacts any more, and of those at risk whose activity dropped off. */
const SETTLED: readonly [number, number] = [0.11, 0.24];
const DROPPING: readonly [number, number] = [0.78, 0.92];

/** The last two weeks, and the two before them: the days between which activity drops off, or does not. */
const fortnights = (s: ScenarioSpec): { late: string; early: string } => ({
  late: addDays(s.asOf, -14),
  early: addDays(s.asOf, -27),
});
const countFrom = (drafts: readonly Draft[], from: string, to: string): number =>
  drafts.filter((d) => d.at >= from && d.at < to).length;

/** Makes activity drop off: the last two weeks have less than half of what the two weeks before them had. */
function steepen(talk: Talk, drafts: readonly Draft[], lastContact: string): Draft[] {
  const { s, deal, people, random } = talk;
  const { late, early } = fortnights(s);
  // Messages that were answered stay; of the others none is so late.
  const answered = (d: Draft): boolean =>
    drafts.some(
      (reply) =>
        reply.responseHours !== null &&
        reply.contact === d.contact &&
        reply.at > d.at &&
        reply.at.slice(0, 10) <= lastContact,
    );
  const kept = drafts.filter((d) => d.twoWay || d.at < late || answered(d));
  const first = people[0];
  const days = Array.from({ length: 13 }, (_, i) => addDays(early, i)).filter(
    (day) => isWorkday(day) && day <= addDays(lastContact, 2) && day > deal.createdOn,
  );
  if (first === undefined || days.length === 0) return kept;
  const missing = Math.max(0, 2 * countFrom(kept, late, s.asOf) + 2 - countFrom(kept, early, late));
  return [...kept, ...Array.from({ length: missing }, () => attempt(talk, first, random.pick(days)))];
}

/** Keeps activity up though nobody answers: an AE who does not let go. */
function sustain(talk: Talk, drafts: readonly Draft[]): Draft[] {
  const { s, people, random } = talk;
  const { late, early } = fortnights(s);
  const first = people[0];
  const days = Array.from({ length: 12 }, (_, i) => addDays(late, i + 1)).filter(isWorkday);
  if (first === undefined) return [...drafts];
  const missing = Math.max(
    0,
    Math.ceil(countFrom(drafts, addDays(early, -1), addDays(late, 1)) * 0.6) +
      1 -
      countFrom(drafts, addDays(late, 1), s.asOf),
  );
  return [...drafts, ...Array.from({ length: missing }, () => attempt(talk, first, random.pick(days)))];
}

/**
 * Every activity of every deal, in order of time, and who took part in which deal from when on: a contact counts from
 * the day of its first two-way activity.
 */
export function makeActivities(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  engagedIn: ReadonlyMap<DealPlan, readonly ContactRow[]>,
  ids: { readonly deal: (deal: DealPlan) => string; readonly rep: (role: RepRole) => string },
  random: Random,
): { activities: ActivityRow[]; opportunityContacts: OpportunityContactRow[] } {
  const lastContacts = planLastContacts(s, deals, random);
  const share = (list: readonly DealPlan[], [low, high]: readonly [number, number]): Set<DealPlan> =>
    new Set(random.shuffle(list).slice(0, Math.round(random.between(low, high) * list.length)));
  const slowWins = share(
    deals.filter((d) => d.status === 'Won'),
    SLOW_WINS,
  );
  const fastLosses = share(
    deals.filter((d) => d.status === 'Lost'),
    FAST_LOSSES,
  );
  const isFast = (deal: DealPlan): boolean =>
    deal.status === 'Won'
      ? !slowWins.has(deal)
      : deal.status === 'Lost'
        ? fastLosses.has(deal)
        : deal.band === 'Healthy' || deal.band === 'Monitor';
  const old = deals.filter(
    (d) => d.band === 'Healthy' && d.role === null && daysBetween(d.createdOn, s.asOf) > ADDED_WITHIN + 8,
  );
  const settled = new Set(
    random
      .shuffle(old)
      .slice(0, Math.round(random.between(...SETTLED) * deals.filter((d) => d.band === 'Healthy').length)),
  );
  const atRisk = deals.filter((d) => d.band === 'At Risk' && d.role === null);
  const dropping = share(atRisk, DROPPING);
  const opportunityContacts: OpportunityContactRow[] = [];
  const all = deals.flatMap((deal) => {
    const talk: Talk = {
      s,
      deal,
      people: engagedIn.get(deal) ?? [],
      random,
      isFast: isFast(deal),
      isAdding: !settled.has(deal),
    };
    const last = lastContacts.get(deal);
    const usual =
      deal.role === 'crash' && last !== undefined ? crashActivities(talk, last) : usualActivities(talk, last);
    const drafts =
      last === undefined || !atRisk.includes(deal)
        ? usual
        : dropping.has(deal)
          ? steepen(talk, usual, last)
          : sustain(talk, usual);
    for (const person of talk.people) {
      const first = drafts
        .filter((d) => d.twoWay && d.contact === person)
        .reduce((min, d) => (d.at < min ? d.at : min), '9');
      opportunityContacts.push({
        opportunity_id: ids.deal(deal),
        contact_id: person.contact_id,
        engaged_on: first.slice(0, 10),
      });
    }
    return drafts.map((draft) => ({ deal, draft }));
  });
  separateMeetings(all);
  all.sort((a, b) => (a.draft.at < b.draft.at ? -1 : a.draft.at > b.draft.at ? 1 : a.deal.index - b.deal.index));
  const activities = all.map(({ deal, draft }, i) => ({
    activity_id: `ACT-${String(i + 1).padStart(5, '0')}`,
    opportunity_id: ids.deal(deal),
    contact_id: draft.contact.contact_id,
    rep_id: ids.rep(deal.rep),
    occurred_at: draft.at,
    type: draft.type,
    direction: draft.direction,
    is_two_way: draft.twoWay ? (1 as const) : (0 as const),
    response_hours: draft.responseHours,
    subject: draft.subject,
  }));
  return { activities, opportunityContacts };
}
