import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import { sum } from 'd3-array';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, FONT_SIZE, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { emphasised } from './marks/emphasis.ts';
import { entityColour, isEntity } from './marks/entity-colour.ts';

/** How far a value stands from the middle of its dot. */
const VALUE = 11;

const COLUMNS = {
  rep: 'text',
  story_role: 'text?',
  attainment: 'number',
  closed_won: 'number',
  quota_to_date: 'number',
} as const;

/**
 * Attainment of each AE as a dot, with lines at the plan and at the team's own attainment; the compared AEs stand out.
 * Rows, the highest first: `rep`, `story_role`, `attainment`, `closed_won` and `quota_to_date`.
 */
export const repDots = chart('rep-dots', COLUMNS, (rows, { name, width, document }) => {
  type Row = (typeof rows)[number];
  const team = sum(rows, (row) => row.closed_won) / sum(rows, (row) => row.quota_to_date);
  const narrow = isNarrow(width);
  const isSubject = ({ story_role }: Row): boolean => isEntity(story_role);
  const percent = (value: number): string => formatValue(value, 'percent');
  const values = [team, 1, ...rows.map((row) => row.attainment)];
  const domain: [number, number] = [Math.floor(Math.min(...values) * 10) / 10, Math.max(...values)];
  const [left, right] = [narrow ? 118 : 140, 48];
  // A value stands behind its dot, or before it where it would run into a line there.
  const pixels = (width - left - right) / (domain[1] - domain[0]);
  const isFree = (from: number, to: number): boolean =>
    ![team, 1].some((line) => line * pixels > from - 4 && line * pixels < to + 4);
  const isBefore = ({ attainment }: Row): boolean => {
    const [at, letters] = [attainment * pixels, percent(attainment).length * FONT_SIZE * 0.64];
    return !isFree(at + VALUE, at + VALUE + letters) && isFree(at - VALUE - letters, at - VALUE);
  };
  const lines = [
    { at: 1, name: 'plan', anchor: team < 1 ? 'start' : 'end' },
    { at: team, name: `team ${percent(team)}`, anchor: team < 1 ? 'end' : 'start' },
  ] as const;

  return draw({
    name,
    label: `Attainment of quota to date; team ${percent(team)}. ${rows.map((row) => `${row.rep} ${percent(row.attainment)}`).join(', ')}.`,
    width,
    document,
    height: 28 * rows.length + 34,
    marginTop: 30,
    marginBottom: 4,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, domain },
    y: { axis: null, domain: rows.map((row) => row.rep) },
    marks: [
      ruleY(rows, { y: 'rep', stroke: 'var(--rule)' }),
      ...lines.flatMap(({ at, name, anchor }) => [
        ruleX([at], {
          stroke: 'currentColor',
          strokeWidth: at === team ? 1.5 : 1,
          strokeDasharray: at === team ? 'none' : '3,3',
        }),
        text([name], { x: at, frameAnchor: 'top', dy: -16, dx: anchor === 'start' ? 4 : -4, textAnchor: anchor }),
      ]),
      ...emphasised(rows, isSubject, (some, fontWeight) =>
        text(some, { frameAnchor: 'left', y: 'rep', text: 'rep', dx: -10, textAnchor: 'end', fontWeight }),
      ),
      dot(rows, {
        x: 'attainment',
        y: 'rep',
        r: 6,
        fill: (row: Row) => entityColour(row.story_role),
      }),
      ...[true, false].flatMap((before) =>
        emphasised(
          rows.filter((row) => isBefore(row) === before),
          isSubject,
          (some, fontWeight) =>
            text(some, {
              x: 'attainment',
              y: 'rep',
              text: (row: Row) => percent(row.attainment),
              dx: before ? -VALUE : VALUE,
              textAnchor: before ? 'end' : 'start',
              fontWeight,
              ...ON_LINES,
            }),
        ),
      ),
    ],
  });
});
