import { barX, ruleX, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, PALE, WARM } from './marks/colours.ts';
import { counted } from './marks/counted.ts';
import { emphasised } from './marks/emphasis.ts';
import { usdShort } from './marks/usd-short.ts';

/** A row's height, and how far its label and its bar keep from its edges: on a phone the label stands above the bar. */
const WIDE = { row: 34, label: 0, top: 8, bottom: 8, left: 124, right: 212 } as const;
const NARROW = { row: 50, label: -11, top: 26, bottom: 8, left: 1, right: 1 } as const;

const COLUMNS = {
  stage: 'text',
  deals: 'number',
  amount: 'number',
  deals_over_benchmark: 'number',
  amount_over_benchmark: 'number',
} as const;

/**
 * Open revenue in each stage as a bar, warm where deals are over the stage's benchmark, pale where they are not; the
 * stage with the largest amount over its benchmark is bold.
 * Rows, in the order of the process: `stage`, `deals`, `amount`, `deals_over_benchmark` and `amount_over_benchmark`.
 */
export const stageRevenue = chart('stage-revenue', COLUMNS, (rows, { name, width, document }) => {
  type Row = (typeof rows)[number];
  const narrow = isNarrow(width);
  const size = narrow ? NARROW : WIDE;
  const largest = Math.max(0, ...rows.map((row) => row.amount_over_benchmark));
  const isLargest = (row: Row): boolean => largest > 0 && row.amount_over_benchmark === largest;
  const count = (value: number): string => formatValue(value, 'count');
  const said = (row: Row): string =>
    `${usdShort(row.amount_over_benchmark)} of ${usdShort(row.amount)}, ` +
    `${count(row.deals_over_benchmark)} of ${counted(row.deals, 'deal')}`;

  return draw({
    name,
    label: `Open revenue over its stage's benchmark, of all in the stage. ${rows.map((row) => `${row.stage}: ${said(row)}`).join('. ')}.`,
    width,
    document,
    height: size.row * rows.length,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: size.left,
    marginRight: size.right,
    x: { axis: null, domain: [0, Math.max(1, ...rows.map((row) => row.amount))] },
    y: { axis: null, domain: rows.map((row) => row.stage), padding: 0 },
    marks: [
      barX(rows, {
        x1: 'amount_over_benchmark',
        x2: 'amount',
        y: 'stage',
        fill: PALE,
        stroke: CONTEXT,
        insetTop: size.top + 0.5,
        insetBottom: size.bottom + 0.5,
      }),
      barX(rows, {
        x1: 0,
        x2: 'amount_over_benchmark',
        y: 'stage',
        fill: WARM,
        insetTop: size.top,
        insetBottom: size.bottom,
      }),
      narrow ? null : ruleX([0], { stroke: 'currentColor' }),
      ...emphasised(rows, isLargest, (some, fontWeight) =>
        text(some, {
          frameAnchor: 'left',
          y: 'stage',
          text: 'stage',
          dx: narrow ? 0 : -10,
          dy: size.label,
          textAnchor: narrow ? 'start' : 'end',
          fontWeight,
        }),
      ),
      ...emphasised(rows, isLargest, (some, fontWeight) =>
        text(some, {
          ...(narrow ? { frameAnchor: 'right' } : { x: 'amount', dx: 8 }),
          y: 'stage',
          text: said,
          dy: size.label,
          textAnchor: narrow ? 'end' : 'start',
          fontWeight,
        }),
      ),
    ],
  });
});
