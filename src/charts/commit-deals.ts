import { rect, ruleX, text } from '@observablehq/plot';
import { sum } from 'd3-array';
import { bandColour } from '../model/band-colour.ts';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { emphasised } from './marks/emphasis.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { usdShort } from './marks/usd-short.ts';

const WIDE = { row: 32, head: 28, left: 196, right: 280, bar: { from: 7, to: 25 } } as const;
const NARROW = { row: 66, head: 4, left: 0, right: 0, bar: { from: 42, to: 54 } } as const;

const COLUMNS = {
  account: 'text',
  amount: 'number',
  health: 'number',
  health_band: 'text',
  band_position: 'number',
  band_glyph: 'text',
  weight: 'number',
  adjusted_amount: 'number',
  story_role: 'text?',
} as const;

/**
 * Commit deals ranked by amount: the bar is the amount, its solid part what the weight of the health band leaves of it.
 * Rows, the largest first: `account`, `amount`, `health`, its band with `health_band`, `band_position` and
 * `band_glyph`, `weight` (0 to 1), `adjusted_amount` and `story_role`.
 */
export const commitDeals = chart('commit-deals', COLUMNS, (input, { name, width, document }) => {
  const narrow = isNarrow(width);
  const { row: step, head, left, right, bar } = narrow ? NARROW : WIDE;
  const rows = input.map((row, i) => ({ ...row, y: head + i * step }));
  type Row = (typeof rows)[number];
  const [committed, counted] = [sum(rows, (row) => row.amount), sum(rows, (row) => row.adjusted_amount)];
  const end = head + rows.length * step;
  const height = end + 28;
  const colour = (row: Row): string => bandColour(row.band_position);
  const band = (row: Row): string => `${row.band_glyph} ${row.health_band} ${row.health}`;
  const weight = (row: Row): string => `× ${formatValue(row.weight, 'percent')}`;
  const bars = { y1: (row: Row) => row.y + bar.from, y2: (row: Row) => row.y + bar.to, fill: colour } as const;
  const middle = (row: Row): number => row.y + (bar.from + bar.to) / 2;
  const atRight = (dx: number) => ({ frameAnchor: 'right', textAnchor: 'end', dx: right + dx }) as const;
  const isCrash = (row: Row): boolean => row.story_role === 'crash';

  const wide = [
    ...emphasised(rows, isCrash, (some, fontWeight) =>
      text(some, { x: 0, y: middle, text: 'account', dx: -10, textAnchor: 'end', fontWeight }),
    ),
    text(rows, { x: 'amount', y: middle, text: (row: Row) => usdShort(row.amount), dx: 6, textAnchor: 'start' }),
    text(rows, {
      frameAnchor: 'right',
      y: middle,
      text: band,
      dx: 62,
      textAnchor: 'start',
      fill: colour,
      fontWeight: 600,
    }),
    text(rows, { ...atRight(-66), y: middle, text: weight }),
    text(rows, { ...atRight(0), y: middle, text: (row: Row) => usdShort(row.adjusted_amount), fontWeight: 600 }),
    ...[
      { dx: 0, name: 'Counted' },
      { dx: -66, name: 'Weight' },
    ].map(({ dx, name }) => text([name], { ...atRight(dx), y: 10, fill: 'var(--ink-soft)' })),
    text(['Health'], { frameAnchor: 'right', dx: 62, textAnchor: 'start', y: 10, fill: 'var(--ink-soft)' }),
    text(['Amount, its counted part solid'], { x: 0, textAnchor: 'start', y: 10, fill: 'var(--ink-soft)' }),
    text([`Commit ${formatValue(committed, 'usd-m')}`], { x: 0, y: end + 14, textAnchor: 'start', fontWeight: 700 }),
    text([formatValue(counted, 'usd-m')], { ...atRight(0), y: end + 14, fontWeight: 700 }),
  ];
  const narrowTexts = [
    text(rows, { x: 0, y: (row: Row) => row.y + 10, text: 'account', textAnchor: 'start', fontWeight: 700 }),
    text(rows, { ...atRight(0), y: (row: Row) => row.y + 10, text: (row: Row) => usdShort(row.amount) }),
    text(rows, { x: 0, y: (row: Row) => row.y + 28, text: band, textAnchor: 'start', fill: colour, fontWeight: 600 }),
    text(rows, {
      ...atRight(0),
      y: (row: Row) => row.y + 28,
      text: (row: Row) => `${weight(row)} = ${usdShort(row.adjusted_amount)}`,
    }),
    text([`Commit ${formatValue(committed, 'usd-m')}, counted ${formatValue(counted, 'usd-m')}`], {
      x: 0,
      y: end + 14,
      textAnchor: 'start',
      fontWeight: 700,
    }),
  ];

  return draw({
    name,
    label: `Commit ${formatValue(committed, 'usd-m')}, of which the weights count ${formatValue(counted, 'usd-m')}. ${rows.map((row) => `${row.account}: ${usdShort(row.amount)}, ${row.health_band} ${row.health}, counted ${usdShort(row.adjusted_amount)}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, domain: [0, Math.max(0, ...rows.map((row) => row.amount))] },
    y: pixelScale(height),
    marks: [
      rect(rows, { ...bars, x1: 0, x2: 'amount', fillOpacity: 0.25, stroke: colour }),
      rect(rows, { ...bars, x1: 0, x2: 'adjusted_amount' }),
      ...(narrow ? narrowTexts : [ruleX([0], { y1: head, y2: end, stroke: 'currentColor' }), ...wide]),
    ],
  });
});
