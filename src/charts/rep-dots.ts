import { dot, link, text } from '@observablehq/plot';
import { sum } from 'd3-array';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { emphasised } from './marks/emphasis.ts';
import { entityColour, isEntity } from './marks/entity-colour.ts';
import { pixelScale } from './marks/pixel-scale.ts';

const ROW = 27;
const HEAD = 44;
/** The names' room, and where each panel begins and ends; behind it is room for a value. */
const WIDE = {
  left: 132,
  panels: [
    [140, 430],
    [540, 770],
  ],
} as const;
const NARROW = {
  left: 112,
  panels: [
    [118, 176],
    [230, 298],
  ],
} as const;

const COLUMNS = {
  rep: 'text',
  story_role: 'text?',
  attainment: 'number',
  closed_won: 'number',
  quota_to_date: 'number',
  contacts_a_deal: 'number?',
  closed: 'number',
} as const;

/** A value of each row at its place in pixels, with what is said beside it. */
interface Panel<Row> {
  readonly heading: string;
  readonly value: (row: Row) => number | null;
  readonly said: (value: number) => string;
  /** Lines for comparison, each with its name. */
  readonly lines: readonly { readonly at: number; readonly name: string }[];
}

/**
 * The AEs side by side: attainment as a dot with lines at the plan and at the team's own, and beside it contacts per
 * deal; the compared AEs stand out.
 * Rows, in order: `rep`, `story_role`, `attainment`, `closed_won`, `quota_to_date`, `contacts_a_deal` (null: no closed
 * deal) and `closed`, the deals that this is the mean of.
 */
export const repDots = chart('rep-dots', COLUMNS, (input, { name, width, document }) => {
  const narrow = isNarrow(width);
  const { left, panels: places } = narrow ? NARROW : WIDE;
  const rows = input.map((row, i) => ({ ...row, y: HEAD + (i + 0.5) * ROW }));
  type Row = (typeof rows)[number];
  const quota = sum(rows, (row) => row.quota_to_date);
  const team = quota === 0 ? null : sum(rows, (row) => row.closed_won) / quota;
  const closed = sum(rows, (row) => row.closed);
  const contacts = closed === 0 ? null : sum(rows, (row) => (row.contacts_a_deal ?? 0) * row.closed) / closed;
  const percent = (value: number): string => formatValue(value, 'percent');
  const decimal = (value: number): string => formatValue(value, 'decimal1');
  const isSubject = ({ story_role }: Row): boolean => isEntity(story_role);
  const colour = ({ story_role }: Row): string => entityColour(story_role);
  const panels: readonly Panel<Row>[] = [
    {
      heading: 'Attainment',
      value: (row) => row.attainment,
      said: percent,
      lines: [{ at: 1, name: 'plan' }, ...(team === null ? [] : [{ at: team, name: `team ${percent(team)}` }])],
    },
    {
      heading: narrow ? 'Contacts' : 'Contacts per deal',
      value: (row) => row.contacts_a_deal,
      said: decimal,
      lines: contacts === null ? [] : [{ at: contacts, name: `team ${decimal(contacts)}` }],
    },
  ];
  const height = HEAD + ROW * rows.length + 4;

  const marks = panels.flatMap(({ heading, value, said, lines }, i) => {
    const [from, to] = places[i] ?? places[0];
    const most = Math.max(1e-9, ...lines.map(({ at }) => at), ...rows.map((row) => value(row) ?? 0));
    const x = (at: number): number => from + (at / most) * (to - from);
    const known = rows.flatMap((row) => {
      const at = value(row);
      return at === null ? [] : [{ ...row, x: x(at), said: said(at) }];
    });
    const placed = lines.map((line) => ({ ...line, x: x(line.at) })).toSorted((a, b) => a.x - b.x);
    return [
      link(rows, { x1: from, x2: to, y1: 'y', y2: 'y', stroke: 'var(--rule)' }),
      ...placed.flatMap((line, j) => {
        const isFirst = placed.length > 1 && j === 0;
        return [
          link([line], {
            x1: 'x',
            x2: 'x',
            y1: HEAD - 6,
            y2: height,
            stroke: 'currentColor',
            ...(line.name === 'plan' ? { strokeDasharray: '3,3' } : {}),
          }),
          text([line], {
            x: 'x',
            y: HEAD - 13,
            text: 'name',
            dx: isFirst ? -3 : 3,
            textAnchor: isFirst ? 'end' : 'start',
          }),
        ];
      }),
      text([heading], { x: from, y: 8, textAnchor: 'start', fontWeight: 700 }),
      dot(known, { x: 'x', y: 'y', r: 6, fill: colour, stroke: 'var(--paper)' }),
      ...emphasised(known, isSubject, (some, fontWeight) =>
        text(some, { x: 'x', y: 'y', text: 'said', dx: 11, textAnchor: 'start', fontWeight, ...ON_LINES }),
      ),
    ];
  });

  return draw({
    name,
    label: `Attainment of quota to date${team === null ? '' : `, team ${percent(team)}`}, and contacts per deal. ${rows.map((row) => `${row.rep}: ${percent(row.attainment)}, ${formatValue(row.contacts_a_deal, 'decimal1')}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    x: pixelScale(width),
    y: pixelScale(height),
    marks: [
      ...marks,
      ...emphasised(rows, isSubject, (some, fontWeight) =>
        text(some, {
          x: left - 8,
          y: 'y',
          text: 'rep',
          textAnchor: 'end',
          fontWeight,
          fill: (row: Row) => (isSubject(row) ? colour(row) : 'currentColor'),
        }),
      ),
    ],
  });
});
