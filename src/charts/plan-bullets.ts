import { barX, text } from '@observablehq/plot';
import { formatValue, type Format } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, WARM } from './marks/colours.ts';
import { targetLineX } from './marks/target-line.ts';

const ROW = 66;

const COLUMNS = {
  measure: 'text',
  now: 'number',
  plan_to_date: 'number',
  on_plan: 'number',
  unit: 'text',
} as const;

/**
 * Measures as shares of their plan to date, one bar each, with the plan as a line; those behind plan stand out, and
 * what they lack is outlined.
 * Rows: `measure`, `now`, `plan_to_date`, `on_plan` (1: yes) and `unit` (`usd` or `deals`).
 */
export const planBullets = chart('plan-bullets', COLUMNS, (input, { name, width, document }) => {
  const rows = input.map((row) => ({ ...row, share: row.now / row.plan_to_date }));
  const narrow = isNarrow(width);
  type Row = (typeof rows)[number];
  const said = (row: Row): string => {
    const [now, plan]: [Format, Format] = row.unit === 'usd' ? ['usd-m', 'usd-m'] : ['count', 'decimal1'];
    return `${formatValue(row.now, now)} against ${formatValue(row.plan_to_date, plan)}${narrow ? '' : ' planned to date'}`;
  };
  const ofPlan = (row: Row): string => `${formatValue(row.share, 'percent')}${narrow ? '' : ' of plan'}`;
  const isBehind = (row: Row): boolean => row.on_plan !== 1;
  const colour = (row: Row): string => (isBehind(row) ? WARM : CONTEXT);
  const share = { x: 'share', y: 'measure', text: ofPlan, dy: 8, fontWeight: 600 } as const;

  return draw({
    name,
    label: `Won so far against plan to date. ${rows.map((row) => `${row.measure}: ${said(row)}, ${ofPlan(row)}`).join('. ')}.`,
    width,
    document,
    height: ROW * rows.length + 24,
    marginTop: 24,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: narrow ? 44 : 92,
    x: { axis: null, domain: [0, Math.max(1, ...rows.map((row) => row.share))] },
    y: { axis: null, domain: rows.map((row) => row.measure), padding: 0 },
    marks: [
      barX(rows, { x1: 0, x2: 'share', y: 'measure', fill: colour, insetTop: 30, insetBottom: 14 }),
      text(rows, { frameAnchor: 'left', y: 'measure', text: 'measure', dy: -16, fontWeight: 600, textAnchor: 'start' }),
      text(rows, { x: 1, y: 'measure', text: said, dx: -6, dy: -16, textAnchor: 'end' }),
      barX(rows.filter(isBehind), {
        x1: 'share',
        x2: 1,
        y: 'measure',
        stroke: WARM,
        strokeDasharray: '3,3',
        insetTop: 30.5,
        insetBottom: 14.5,
      }),
      ...targetLineX(1),
      // A bar that ends short of the plan has its share inside: behind the bar's end it would run into the plan's line.
      text(
        rows.filter((row) => !isBehind(row)),
        { ...share, dx: 6, textAnchor: 'start', ...ON_LINES },
      ),
      text(rows.filter(isBehind), { ...share, dx: -8, textAnchor: 'end', fill: 'var(--paper)' }),
      text(['Plan to date'], { x: 1, frameAnchor: 'top', dy: -14, dx: -2, textAnchor: 'end' }),
    ],
  });
});
