import { barX, link, ruleX, text, tickX } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, WARM } from './marks/colours.ts';
import { counted } from './marks/counted.ts';
import { usdShort } from './marks/usd-short.ts';

/** A row's height, and where its words and its bar stand in it: on a phone the words stand above the bar. */
const WIDE = { row: 36, words: 0, top: 9, bottom: 9, left: 196, right: 250 } as const;
const NARROW = { row: 52, words: -13, top: 28, bottom: 8, left: 2, right: 2 } as const;

const COLUMNS = {
  step: 'text',
  kind: 'text',
  observed_on: 'text?',
  deals: 'number',
  amount: 'number',
  running_from: 'number',
  running_to: 'number',
  call: 'number',
  largest: 'text?',
} as const;

/**
 * The change of the call from one day to another, part by part: each bar begins where the one before it ends, and what
 * is left of the call's own size is its change. Lost ground is warm, and each part names its largest deal.
 * Rows, in order: `step`, `kind` (before, change, after), `observed_on` (of the first and the last), `deals`, `amount`
 * (with its sign), `running_from`, `running_to`, `call` (after the step) and `largest` (an account).
 */
export const callBridge = chart('call-bridge', COLUMNS, (rows, { name, width, document }) => {
  type Row = (typeof rows)[number];
  const narrow = isNarrow(width);
  const size = narrow ? NARROW : WIDE;
  const isEnd = ({ kind }: Row): boolean => kind !== 'change';
  const change = (value: number): string => (value === 0 ? usdShort(value) : formatValue(value, 'usd-k-change'));
  const ends = rows.filter(isEnd);
  const changes = rows.filter((row) => !isEnd(row));
  const titleOf = (row: Row): string =>
    isEnd(row) ? `${row.step}, ${formatValue(row.observed_on, 'date')}` : row.step;
  const call = ({ call: value }: Row): string => formatValue(value, 'usd-m');
  const said = ({ amount, deals }: Row): string =>
    deals === 0 ? change(amount) : `${change(amount)}, ${counted(deals, 'deal')}`;
  const withLargest = (row: Row): string =>
    row.largest === null || narrow ? said(row) : `${said(row)}: ${row.deals === 1 ? '' : 'largest '}${row.largest}`;
  const y = (row: Row): string => titleOf(row);
  const steps = rows.slice(1).map((row, i) => ({ at: row.running_from, from: rows[i], to: row }));
  const end = ({ running_from, running_to }: Row): number => Math.max(running_from, running_to);
  const words = (some: readonly Row[], fontWeight: number, read: (row: Row) => string) => [
    text(some, {
      frameAnchor: 'left',
      y,
      text: titleOf,
      dx: narrow ? 0 : -10,
      dy: size.words,
      textAnchor: narrow ? 'start' : 'end',
      fontWeight,
      ...ON_LINES,
    }),
    text(some, {
      ...(narrow ? { frameAnchor: 'right' } : { x: end, dx: 8 }),
      y,
      text: read,
      dy: size.words,
      textAnchor: narrow ? 'end' : 'start',
      fontWeight,
      ...ON_LINES,
    }),
  ];

  return draw({
    name,
    label: `${ends.map((row) => `${titleOf(row)}: ${call(row)}`).join('. ')}. ${changes.map((row) => `${row.step}: ${said(row)}`).join('. ')}.`,
    width,
    document,
    height: Math.max(40, size.row * rows.length),
    marginTop: 0,
    marginBottom: 0,
    marginLeft: size.left,
    marginRight: size.right,
    x: {
      axis: null,
      domain: [Math.min(0, ...rows.map((row) => row.running_to)), Math.max(1, ...rows.map((row) => row.running_to))],
    },
    y: { axis: null, domain: rows.map(y), padding: 0 },
    marks: [
      ruleX([0], { stroke: 'var(--grey)', strokeDasharray: '2,3' }),
      narrow
        ? null
        : link(steps, {
            x1: 'at',
            x2: 'at',
            y1: ({ from, to }: (typeof steps)[number]) => y(from ?? to),
            y2: ({ to }: (typeof steps)[number]) => y(to),
            stroke: 'var(--grey)',
          }),
      barX(changes, {
        x1: 'running_from',
        x2: 'running_to',
        y,
        fill: ({ amount }: Row) => (amount < 0 ? WARM : CONTEXT),
        insetTop: size.top,
        insetBottom: size.bottom,
      }),
      tickX(ends, {
        x: 'running_to',
        y,
        stroke: 'currentColor',
        strokeWidth: 3,
        insetTop: size.top,
        insetBottom: size.bottom,
      }),
      ...words(ends, 700, call),
      ...words(changes, 400, withLargest),
    ],
  });
});
