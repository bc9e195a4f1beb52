import { rect, ruleX, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { wrapText } from '../model/wrap-text.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { FONT_SIZE } from './frame/svg.ts';
import { isNarrow } from './frame/widths.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { targetLineX } from './marks/target-line.ts';
import { usdShort } from './marks/usd-short.ts';

const LINE = 18;
const BAR = 16;
const TOP = 24;

const COLUMNS = {
  rank: 'number?',
  kind: 'text',
  step: 'text',
  owner: 'text?',
  amount: 'number',
  running_from: 'number',
  running_to: 'number',
  forecast: 'number',
  target: 'number',
  rose: 'number?',
  tried: 'number?',
} as const;

/**
 * From the health-adjusted forecast towards the target: each action's part begins where the one above it ends, and what
 * is left to the target is outlined.
 * Rows, in order: `rank`, `kind` (before, part, after), `step`, `owner`, `amount`, `running_from`, `running_to`,
 * `forecast` (after the step), `target`, and of `tried` deals like the action's how many `rose` (null: none known).
 */
export const planBridge = chart('plan-bridge', COLUMNS, (rows, { name, width, document }) => {
  const narrow = isNarrow(width);
  const usd = (value: number): string => formatValue(value, 'usd-m');
  const change = (value: number): string => `+${usdShort(value)}`;
  const letters = width / (FONT_SIZE * (narrow ? 0.54 : 0.58));
  const precedent = (row: { rose: number | null; tried: number | null }): string =>
    row.rose === null || row.tried === null
      ? ''
      : `${formatValue(row.rose, 'count')} of ${formatValue(row.tried, 'count')} like it came up a band last quarter`;
  let bottom = TOP;
  const placed = rows.map((row) => {
    const isPart = row.kind === 'part';
    const title = isPart ? `${row.rank ?? ''} ${row.step}` : `${row.step}: ${usd(row.forecast)}`;
    const lines = wrapText(title, letters, (some) => some.length);
    const notes = isPart ? wrapText(precedent(row), letters, (some) => some.length) : [];
    const top = bottom;
    const bar = top + LINE * (lines.length + notes.length) + 2;
    bottom = bar + (isPart || row.kind === 'after' ? BAR : 0) + 12;
    return { ...row, isPart, lines, notes, top, bar };
  });
  type Placed = (typeof placed)[number];
  const height = Math.max(40, bottom);
  const [first] = rows;
  const goal = first === undefined ? 0 : first.target - first.forecast + first.running_to;
  const reached = Math.max(0, ...rows.map((row) => row.running_to));
  const last = placed.filter(({ kind, running_to }) => kind === 'after' && running_to < goal);
  const parts = placed.filter(({ isPart }) => isPart);
  const ends = rows.filter(({ kind }) => kind !== 'part').map((row) => `${row.step}: ${usd(row.forecast)}`);
  const middle = (row: Placed): number => row.bar + BAR / 2;
  // An amount stands behind its bar, or before it where the target's line is near.
  const isLate = (row: Placed): boolean =>
    row.running_to > 0.9 * Math.max(goal, reached) && row.running_from > 0.1 * goal;

  const words = {
    frameAnchor: 'left',
    lineAnchor: 'top',
    textAnchor: 'start',
    lineHeight: LINE / FONT_SIZE,
    ...ON_LINES,
  } as const;

  return draw({
    name,
    label: `${ends.join('. ')}. Target ${usd(first?.target ?? 0)}. ${parts.map((row) => `${row.rank ?? ''}, ${change(row.amount)}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    marginLeft: 1,
    marginRight: 4,
    x: { axis: null, domain: [0, Math.max(1, goal, reached)] },
    y: pixelScale(height),
    marks: [
      ruleX([0], { y1: TOP, y2: height, stroke: 'var(--grey)', strokeDasharray: '2,3' }),
      rect(parts, {
        x1: 'running_from',
        x2: 'running_to',
        y1: 'bar',
        y2: (row: Placed) => row.bar + BAR,
        fill: 'var(--grey)',
      }),
      rect(
        placed.filter(({ kind }) => kind === 'after'),
        { x1: 0, x2: 'running_to', y1: 'bar', y2: (row: Placed) => row.bar + BAR, fill: 'currentColor' },
      ),
      rect(last, {
        x1: 'running_to',
        x2: goal,
        y1: 'bar',
        y2: (row: Placed) => row.bar + BAR,
        stroke: 'var(--warm)',
        strokeWidth: 1.5,
        strokeDasharray: '3,3',
      }),
      ...targetLineX(goal, { y1: TOP - 4, y2: height }),
      text(placed, {
        ...words,
        y: 'top',
        text: ({ lines }: Placed) => lines.join('\n'),
        fontWeight: 600,
      }),
      text(parts, {
        ...words,
        y: ({ top, lines }: Placed) => top + LINE * lines.length,
        text: ({ notes }: Placed) => notes.join('\n'),
      }),
      ...[false, true].map((late) =>
        text(
          parts.filter((row) => isLate(row) === late),
          {
            x: late ? 'running_from' : 'running_to',
            y: middle,
            text: ({ amount }: Placed) => change(amount),
            dx: late ? -6 : 6,
            textAnchor: late ? 'end' : 'start',
            ...ON_LINES,
          },
        ),
      ),
      text(last, {
        x: 'running_to',
        y: middle,
        text: (row: Placed) => `${usd(goal - row.running_to)} short`,
        dx: -6,
        textAnchor: 'end',
        fontWeight: 700,
        fill: 'var(--paper)',
      }),
      first === undefined
        ? null
        : text([`Target ${usd(first.target)}`], { x: goal, y: 10, textAnchor: 'end', fontWeight: 600 }),
    ],
  });
});
