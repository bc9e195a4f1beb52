import { dot, formatIsoDate, rect, ruleY, text } from '@observablehq/plot';
import { max } from 'd3-array';
import { utcDay, utcHour } from 'd3-time';
import { asUtc } from '../model/as-utc.ts';
import { formatValue } from '../model/formats.ts';
import { groupBy } from '../model/group-by.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT } from './marks/colours.ts';
import { counted } from './marks/counted.ts';
import { lineColour } from './marks/entity-colour.ts';
import { endsOf, mapRows } from './marks/some-rows.ts';

const COLUMNS = {
  occurred_at: 'text',
  contact: 'text',
  buying_role: 'text',
  is_two_way: 'number',
  is_answered: 'number?',
  until: 'text',
  gap_days: 'number',
  story_role: 'text?',
} as const;

/**
 * What happened with whom: a line a person in the order in which they came in, contact filled, unanswered outreach
 * hollow, answered outreach as a point; long gaps between days with contact are shaded, and the one that lasts to the
 * end, or else the longest, is labelled with its days.
 * Rows, in the order of time: `occurred_at`, `contact`, `buying_role`, `is_two_way`, `is_answered` (null for contact),
 * `until`, the day up to which silence counts, `gap_days`, from which on a gap is long, and the deal's `story_role`,
 * whose colour contact has.
 */
export const activityTimeline = chart(
  'activity-timeline',
  COLUMNS,
  (input, { name, width, document }) => {
    const rows = mapRows(input, (row) => ({
      ...row,
      at: asUtc(row.occurred_at),
      day: asUtc(row.occurred_at.slice(0, 10)),
    }));
    const [first, last] = endsOf(rows);
    const contact = { ...CONTACT, fill: lineColour(first.story_role) };
    const narrow = isNarrow(width);
    const until = asUtc(first.until);
    const people = [...groupBy(rows, (row) => row.contact)].map(([contact, acts]) => ({
      contact,
      role: acts[0]?.buying_role ?? '',
      twoWay: acts.filter((act) => act.is_two_way === 1).length,
      unanswered: acts.filter((act) => act.is_answered === 0).length,
    }));
    type Person = (typeof people)[number];
    const contacts = rows.filter((row) => row.is_two_way === 1);
    const silences = gaps([...contacts.map((row) => row.day), until], first.gap_days);
    const told = silences.findLast((gap) => gap.to === until) ?? silences.toSorted((a, b) => b.days - a.days)[0];
    const end = utcHour.offset(max([first.day, last.at, until]) ?? until, 12);
    const middle = (first.day.getTime() + end.getTime()) / 2;

    const legend = [
      { name: 'contact, both ways', short: 'contact', dx: 0, narrowDx: 0, ...contact },
      { name: 'outreach without an answer', short: 'no answer', dx: 150, narrowDx: 74, ...UNANSWERED },
      { name: 'outreach that was answered', short: 'answered', dx: 352, narrowDx: 160, ...ANSWERED },
    ];
    const row = narrow ? 48 : 46;
    const place = { x: 'at', y: 'contact', ...(narrow ? { dy: 10 } : {}) };

    return draw({
      name,
      label:
        `Who was in contact, from ${formatValue(first.occurred_at, 'date')} to ${formatValue(first.until, 'date')}. ` +
        `${people.map(({ contact, role, twoWay, unanswered }) => `${contact}, ${role}: ${counted(twoWay, 'time')} in contact, ${counted(unanswered, 'time')} no answer`).join('. ')}.` +
        (told === undefined
          ? ''
          : ` ${told.days} days without contact from ${isoDay(told.from)} to ${isoDay(told.to)}.`),
      width,
      document,
      height: row * people.length + 84,
      marginTop: 56,
      marginLeft: narrow ? 6 : 196,
      marginRight: 10,
      marginBottom: 28,
      x: { type: 'utc', label: null, ticks: narrow ? 4 : 6, tickSize: 0, domain: [first.day, end] },
      y: { type: 'band', axis: null, domain: people.map((person) => person.contact), padding: 0 },
      marks: [
        rect(silences, { x1: 'from', x2: 'to', fill: 'var(--grey-pale)', fillOpacity: 0.3 }),
        ruleY(people, { y: 'contact', stroke: 'var(--rule)', ...(narrow ? { dy: 10 } : {}) }),
        ...(narrow
          ? [
              text(people, {
                frameAnchor: 'left',
                y: 'contact',
                text: (person: Person) => `${person.contact} · ${person.role}`,
                dy: -9,
                textAnchor: 'start',
                ...ON_LINES,
              }),
            ]
          : ([-8, 9] as const).map((dy) =>
              text(people, {
                frameAnchor: 'left',
                y: 'contact',
                text: dy < 0 ? 'contact' : 'role',
                dx: -196,
                dy,
                textAnchor: 'start',
                ...(dy < 0 ? { fontWeight: 600 } : { fill: 'var(--ink-faint)' }),
              }),
            )),
        dot(
          rows.filter((act) => act.is_answered === 1),
          { ...place, ...ANSWERED },
        ),
        dot(
          rows.filter((act) => act.is_answered === 0),
          { ...place, ...UNANSWERED },
        ),
        dot(contacts, { ...place, ...contact }),
        ...(told === undefined
          ? []
          : [
              text([told], {
                x: told.to === until || told.to.getTime() > middle ? 'to' : 'from',
                frameAnchor: 'top',
                text: (gap: Gap) => `${gap.days} days without contact`,
                dy: -14,
                textAnchor: told.to === until || told.to.getTime() > middle ? 'end' : 'start',
                fontWeight: 700,
              }),
            ]),
        ...legend.flatMap(({ name, short, dx, narrowDx, ...look }) => {
          const left = (narrow ? narrowDx : dx) - (narrow ? 0 : 190);
          const anchor = { frameAnchor: 'top-left' as const, dy: -42 };
          return [
            dot([0], { ...anchor, ...look, dx: left }),
            text([narrow ? short : name], { ...anchor, dy: -47, dx: left + 10, textAnchor: 'start' }),
          ];
        }),
      ],
    });
  },
  600,
);

const CONTACT = { r: 4.5, stroke: 'var(--paper)', strokeWidth: 0.75 } as const;
const UNANSWERED = { r: 4, fill: 'var(--paper)', stroke: 'currentColor', strokeWidth: 1.5 } as const;
const ANSWERED = { r: 2, fill: CONTEXT, stroke: 'none' } as const;

interface Gap {
  readonly from: Date;
  readonly to: Date;
  readonly days: number;
}

/** The silences of so many days at least between days in order; the last day is the end of what is known. */
function gaps(days: readonly Date[], least: number): Gap[] {
  return days.slice(1).flatMap((to, i) => {
    const from = days[i] ?? to;
    const length = utcDay.count(from, to);
    return length >= least ? [{ from, to, days: length }] : [];
  });
}

const isoDay = (day: Date): string => formatValue(formatIsoDate(day), 'date');
