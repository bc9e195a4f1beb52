import { rect, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CLOSED, COMMIT, WARM } from './marks/colours.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { targetLineX } from './marks/target-line.ts';

const TOP = 24;
/** A bar's place in its row: on a phone what it is stands above it. */
const WIDE = { row: 54, from: 4, to: 40, left: 92 } as const;
const NARROW = { row: 58, from: 20, to: 48, left: 0 } as const;

const COLUMNS = {
  voice: 'text',
  part: 'text',
  closed: 'number',
  committed: 'number',
  amount: 'number',
  target: 'number',
} as const;

/**
 * What different voices say the quarter will come to, a bar each of what is closed and what is counted above it, against
 * the one target; by how much each clears it or falls short is drawn and said.
 * Rows: `voice`, `part` (what is counted above the closed), `closed`, `committed`, `amount`, their sum, and `target`.
 */
export const callAgainstHealth = chart('call-against-health', COLUMNS, (input, { name, width, document }) => {
  const narrow = isNarrow(width);
  const { row: step, from, to, left } = narrow ? NARROW : WIDE;
  const usd = (value: number): string => formatValue(value, 'usd-m');
  const { target } = input[0];
  const rows = input.map((row, i) => ({ ...row, top: TOP + i * step + from, bottom: TOP + i * step + to }));
  type Row = (typeof rows)[number];
  const height = TOP + step * rows.length;
  const bars = { y1: 'top', y2: 'bottom' } as const;
  const middle = (row: Row): number => (row.top + row.bottom) / 2;
  const isShort = (row: Row): boolean => row.amount < target;
  const difference = (row: Row): string => `${isShort(row) ? '' : '+'}${usd(row.amount - target)}`;
  const parts = rows.flatMap((row) => [
    { ...row, x: 0, said: `closed ${usd(row.closed)}`, fill: 'var(--paper)' },
    { ...row, x: row.closed, said: `${row.part} ${usd(row.committed)}`, fill: 'currentColor' },
  ]);

  return draw({
    name,
    label: `Target ${usd(target)}. ${rows.map((row) => `${row.voice} ${usd(row.amount)}, ${difference(row)}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    marginLeft: left,
    marginRight: narrow ? 58 : 76,
    x: { axis: null, domain: [0, Math.max(target, ...rows.map((row) => row.amount))] },
    y: pixelScale(height),
    marks: [
      rect(rows, { ...bars, x1: 0, x2: 'closed', fill: CLOSED }),
      rect(rows, { ...bars, x1: 'closed', x2: 'amount', fill: COMMIT }),
      rect(rows.filter(isShort), {
        ...bars,
        x1: 'amount',
        x2: target,
        fill: 'var(--paper)',
        stroke: WARM,
        strokeWidth: 2,
        strokeDasharray: '4,3',
      }),
      ...targetLineX(target, { y1: TOP - 6, y2: height }),
      text(rows, {
        x: 0,
        y: (row: Row) => (narrow ? row.top - 10 : middle(row)),
        text: narrow
          ? (row: Row) => `${row.voice} ${usd(row.amount)}`
          : (row: Row) => `${row.voice}\n${usd(row.amount)}`,
        dx: -left,
        textAnchor: 'start',
        fontWeight: 700,
        fontSize: 14,
        ...(narrow ? ON_LINES : {}),
      }),
      text(narrow ? parts.filter((part) => part.x === 0) : parts, {
        x: 'x',
        y: middle,
        text: 'said',
        dx: 9,
        textAnchor: 'start',
        fill: 'fill',
        fontWeight: 600,
      }),
      text(rows, {
        x: (row: Row) => Math.max(row.amount, target),
        y: middle,
        text: difference,
        dx: 9,
        textAnchor: 'start',
        fontWeight: 700,
        fontSize: narrow ? 15 : 17,
        fill: (row: Row) => (isShort(row) ? WARM : 'currentColor'),
      }),
      text([`Target ${usd(target)}`], {
        x: target,
        y: 8,
        dx: narrow ? 8 : 0,
        textAnchor: narrow ? 'end' : 'middle',
        fontWeight: 600,
      }),
    ],
  });
});
