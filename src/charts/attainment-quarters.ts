import { barY, ruleY, text, tickY } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT } from './marks/colours.ts';
import { lineColour } from './marks/entity-colour.ts';
import { targetLineY } from './marks/target-line.ts';

/** The most pixels that a quarter takes: two quarters do not fill a page. */
const SLOT = 110;

const COLUMNS = {
  quarter: 'text',
  is_running: 'number',
  attainment: 'number',
  share_of_quota: 'number',
  story_role: 'text',
} as const;

/**
 * Attainment as a column a quarter, with a line at the quota; the running quarter, measured against quota to date,
 * stands out, and a tick in it shows the share of its whole quota, which is said below it.
 * Rows, in the order of time: `quarter` (such as `2026-Q3`), `is_running`, `attainment`, `share_of_quota`
 * and the AE's `story_role`, whose colour the running quarter has.
 */
export const attainmentQuarters = chart('attainment-quarters', COLUMNS, (rows, { name, width, document }) => {
  type Row = (typeof rows)[number];
  const narrow = isNarrow(width);
  const running = rows.filter((row) => row.is_running === 1);
  const percent = (value: number): string => formatValue(value, 'percent');
  const nameOf = ({ quarter }: Row, between = ' '): string => quarter.split('-').reverse().join(between);
  const left = 52;
  const right = Math.max(4, width - left - SLOT * rows.length);

  return draw({
    name,
    label: `Attainment by quarter. ${rows.map((row) => `${nameOf(row)}: ${percent(row.attainment)} of quota${row.is_running === 1 ? ` to date, ${percent(row.share_of_quota)} of the whole quarter’s quota` : ''}`).join('. ')}.`,
    width,
    document,
    height: narrow ? 240 : 280,
    marginTop: 26,
    marginLeft: left,
    marginRight: right,
    marginBottom: narrow ? 90 : 62,
    x: { axis: null, domain: rows.map((row) => row.quarter), padding: 0.35 },
    y: { axis: null, domain: [0, Math.max(1, ...rows.map((row) => row.attainment))] },
    marks: [
      barY(rows, {
        x: 'quarter',
        y1: 0,
        y2: 'attainment',
        fill: (row: Row) => (row.is_running === 1 ? lineColour(row.story_role) : CONTEXT),
      }),
      ruleY([0], { stroke: 'currentColor' }),
      ...targetLineY(1),
      text(['quota'], { frameAnchor: 'left', y: 1, dx: -left, textAnchor: 'start' }),
      tickY(running, { x: 'quarter', y: 'share_of_quota', stroke: 'var(--paper)', strokeWidth: 2.5 }),
      text(rows, {
        x: 'quarter',
        y: 'attainment',
        text: (row: Row) => percent(row.attainment),
        dy: -12,
        fontWeight: 700,
        ...ON_LINES,
      }),
      text(rows, {
        x: 'quarter',
        frameAnchor: 'bottom',
        text: (row: Row) =>
          `${nameOf(row, narrow ? '\n' : ' ')}${row.is_running === 1 ? `\nto date:\n${percent(row.share_of_quota)} of all` : ''}`,
        dy: 8,
        lineAnchor: 'top',
      }),
    ],
  });
});
