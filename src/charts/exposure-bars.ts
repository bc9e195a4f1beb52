import { barX, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, SUBJECT } from './marks/colours.ts';
import { counted } from './marks/counted.ts';

const ROW = 58;

const COLUMNS = { issue: 'text', deals: 'number', amount: 'number' } as const;

/**
 * Dollars at stake, one bar an issue, the largest first; the first stands out.
 * Rows, in order: `issue`, `deals` and `amount`.
 */
export const exposureBars = chart('exposure-bars', COLUMNS, (rows, { name, width, document }) => {
  type Row = (typeof rows)[number];
  const narrow = isNarrow(width);
  const said = ({ amount, deals }: Row): string =>
    `${formatValue(amount, 'usd-m')}${narrow ? '' : ` in ${counted(deals, 'deal')}`}`;
  return draw({
    name,
    label: `Dollars at stake. ${rows.map((row) => `${row.issue}: ${formatValue(row.amount, 'usd-m')} in ${counted(row.deals, 'deal')}`).join('. ')}.`,
    width,
    document,
    height: ROW * rows.length,
    margin: 0,
    marginRight: narrow ? 56 : 130,
    x: { axis: null, domain: [0, Math.max(0, ...rows.map((row) => row.amount))] },
    y: { axis: null, domain: rows.map((row) => row.issue), padding: 0 },
    marks: [
      barX(rows, {
        x1: 0,
        x2: 'amount',
        y: 'issue',
        fill: (row: Row) => (row === rows[0] ? SUBJECT : CONTEXT),
        insetTop: 26,
        insetBottom: 12,
      }),
      text(rows, { frameAnchor: 'left', y: 'issue', text: 'issue', dy: -14, textAnchor: 'start' }),
      text(rows, { x: 'amount', y: 'issue', text: said, dx: 6, dy: 7, textAnchor: 'start', fontWeight: 600 }),
    ],
  });
});
