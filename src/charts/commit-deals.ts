import { link, rect, ruleX, text } from '@observablehq/plot';
import { sum } from 'd3-array';
import { bandColour } from '../model/band-colour.ts';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { counted } from './marks/counted.ts';
import { emphasised } from './marks/emphasis.ts';
import { entityColour, isEntity } from './marks/entity-colour.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { usdShort } from './marks/usd-short.ts';

const WIDE = { row: 28, head: 52, left: 210, right: 256, bar: { from: 5, to: 23 } } as const;
const NARROW = { row: 64, head: 30, left: 10, right: 0, bar: { from: 42, to: 54 } } as const;
/** The space between the deals in poor health and all others. */
const APART = 30;

const COLUMNS = {
  account: 'text',
  amount: 'number',
  health: 'number',
  health_band: 'text',
  band_position: 'number',
  band_glyph: 'text',
  weight: 'number',
  adjusted_amount: 'number',
  at_risk: 'number',
  story_role: 'text?',
} as const;

/**
 * Commit deals, those in poor health first and bracketed with their sum and share: the bar is the amount, its solid part
 * what the weight of the health band leaves of it.
 * Rows, the largest first: `account`, `amount`, `health`, its band with `health_band`, `band_position` and
 * `band_glyph`, `weight` (0 to 1), `adjusted_amount`, `at_risk` (1: in poor health) and `story_role`.
 */
export const commitDeals = chart('commit-deals', COLUMNS, (input, { name, width, document }) => {
  const narrow = isNarrow(width);
  const { row: step, head, left, right, bar } = narrow ? NARROW : WIDE;
  const parts = [1, 0].map((risk) => input.filter((row) => Number(row.at_risk === 1) === risk));
  const [poor = [], others = []] = parts;
  const apart = poor.length > 0 && others.length > 0 ? APART : 0;
  const rows = [...poor, ...others].map((row, i) => ({
    ...row,
    y: head + i * step + (i < poor.length ? 0 : apart),
  }));
  type Row = (typeof rows)[number];
  const [committed, weighted] = [sum(rows, (row) => row.amount), sum(rows, (row) => row.adjusted_amount)];
  const atRisk = sum(poor, (row) => row.amount);
  const end = head + rows.length * step + apart;
  const height = end + 28;
  const colour = (row: Row): string => bandColour(row.band_position);
  const band = (row: Row): string => `${row.band_glyph} ${row.health_band} ${row.health}`;
  const weight = (row: Row): string => `× ${formatValue(row.weight, 'percent')}`;
  const bars = { y1: (row: Row) => row.y + bar.from, y2: (row: Row) => row.y + bar.to } as const;
  const middle = (row: Row): number => row.y + (bar.from + bar.to) / 2;
  const atRight = (dx: number) => ({ frameAnchor: 'right', textAnchor: 'end', dx: right + dx }) as const;
  const stands = (row: Row): boolean => isEntity(row.story_role);
  const nameColour = (row: Row): string => (stands(row) ? entityColour(row.story_role) : 'currentColor');
  const share = committed === 0 ? '' : `, ${formatValue(atRisk / committed, 'percent')} of Commit`;
  const bracketed = `${counted(poor.length, 'deal')} in poor health: ${formatValue(atRisk, 'usd-m')}${share}`;
  const [from, to] = [head + 2, head + poor.length * step - 2];
  const edge = { stroke: 'currentColor', strokeWidth: 1.5, dx: narrow ? -left : 4 } as const;
  const x = narrow ? 0 : -204;

  const bracket =
    poor.length === 0
      ? []
      : [
          text([bracketed], { x: 0, y: head - 12, dx: narrow ? -left : x, textAnchor: 'start', fontWeight: 700 }),
          link([0], { x: 0, y1: from, y2: to, ...edge, dx: narrow ? -left + 1 : x }),
        ];
  const wide = [
    ...emphasised(rows, stands, (some, fontWeight) =>
      text(some, { x: 0, y: middle, text: 'account', dx: -10, textAnchor: 'end', fontWeight, fill: nameColour }),
    ),
    text(rows, {
      x: 'amount',
      y: middle,
      text: (row: Row) => usdShort(row.amount),
      dx: 6,
      textAnchor: 'start',
      ...ON_LINES,
    }),
    text(rows, { frameAnchor: 'right', y: middle, text: band, dx: 56, textAnchor: 'start', fontWeight: 600 }),
    text(rows, { ...atRight(-62), y: middle, text: weight }),
    text(rows, { ...atRight(0), y: middle, text: (row: Row) => usdShort(row.adjusted_amount), fontWeight: 600 }),
    ...[
      { dx: 0, name: 'Counted' },
      { dx: -62, name: 'Weight' },
    ].map(({ dx, name }) => text([name], { ...atRight(dx), y: 10, fill: 'var(--ink-soft)' })),
    text(['Health'], { frameAnchor: 'right', dx: 56, textAnchor: 'start', y: 10, fill: 'var(--ink-soft)' }),
    text(['Amount, its counted part solid'], { x: 0, textAnchor: 'start', y: 10, fill: 'var(--ink-soft)' }),
    text([`Commit ${formatValue(committed, 'usd-m')}`], { x: 0, y: end + 14, textAnchor: 'start', fontWeight: 700 }),
    text([formatValue(weighted, 'usd-m')], { ...atRight(0), y: end + 14, fontWeight: 700 }),
  ];
  const narrowTexts = [
    text(rows, {
      x: 0,
      y: (row: Row) => row.y + 10,
      text: 'account',
      textAnchor: 'start',
      fontWeight: 700,
      fill: nameColour,
    }),
    text(rows, { ...atRight(0), y: (row: Row) => row.y + 10, text: (row: Row) => usdShort(row.amount) }),
    text(rows, { x: 0, y: (row: Row) => row.y + 28, text: band, textAnchor: 'start', fontWeight: 600 }),
    text(rows, {
      ...atRight(0),
      y: (row: Row) => row.y + 28,
      text: (row: Row) => `${weight(row)} = ${usdShort(row.adjusted_amount)}`,
    }),
    text([`Commit ${formatValue(committed, 'usd-m')}, counted ${formatValue(weighted, 'usd-m')}`], {
      x: 0,
      y: end + 14,
      dx: -left,
      textAnchor: 'start',
      fontWeight: 700,
    }),
  ];

  return draw({
    name,
    label: `Commit ${formatValue(committed, 'usd-m')}, of which the weights count ${formatValue(weighted, 'usd-m')}. ${poor.length === 0 ? '' : `${bracketed}. `}${rows.map((row) => `${row.account}: ${usdShort(row.amount)}, ${row.health_band} ${row.health}, counted ${usdShort(row.adjusted_amount)}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, domain: [0, Math.max(0, ...rows.map((row) => row.amount))] },
    y: pixelScale(height),
    marks: [
      rect(rows, { ...bars, x1: 0, x2: 'amount', fill: 'var(--paper)', stroke: colour, strokeWidth: 1.5 }),
      rect(rows, { ...bars, x1: 0, x2: 'adjusted_amount', fill: colour }),
      ...bracket,
      ...(narrow ? narrowTexts : [ruleX([0], { y1: head, y2: end, stroke: 'currentColor' }), ...wide]),
    ],
  });
});
