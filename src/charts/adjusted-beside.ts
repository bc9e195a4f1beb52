import { rect, ruleX, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { pixelScale } from './marks/pixel-scale.ts';

const ROW = 86;
const TOP = 26;

const COLUMNS = {
  closed: 'number',
  commit_amount: 'number',
  commit_adjusted: 'number',
  target: 'number',
} as const;

/**
 * The call (closed and Commit) above the health-adjusted forecast, both against the target; what an amount falls short
 * by is outlined.
 * One row: `closed`, `commit_amount`, `commit_adjusted` and `target`.
 */
export const adjustedBeside = chart('adjusted-beside', COLUMNS, ([row], { name, width, document }) => {
  if (row === undefined) throw new RangeError(`no rows for ${name}`);
  const narrow = isNarrow(width);
  const usd = (value: number): string => formatValue(value, 'usd-m');
  const bars = [
    { name: 'The call', committed: row.commit_amount, part: 'Commit' },
    { name: 'Health-adjusted', committed: row.commit_adjusted, part: narrow ? 'weighted' : 'Commit, weighted' },
  ].map((bar, i) => ({ ...bar, sum: row.closed + bar.committed, top: TOP + i * ROW + 24, bottom: TOP + i * ROW + 48 }));
  type Bar = (typeof bars)[number];
  const short = bars.filter((bar) => bar.sum < row.target);
  const below = (bar: Bar): number => bar.bottom + 12;
  const height = TOP + ROW * bars.length;
  const committed = ({ part, committed: amount }: Bar): string => `${part} ${usd(amount)}`;
  const against = ({ sum }: Bar): string =>
    sum < row.target ? `${usd(row.target - sum)} short of target` : `${usd(sum - row.target)} over target`;

  return draw({
    name,
    label: `Target ${usd(row.target)}. ${bars.map((bar) => `${bar.name} ${usd(bar.sum)}, ${against(bar)}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    marginRight: narrow ? 4 : 60,
    x: { axis: null, domain: [0, Math.max(row.target, ...bars.map((bar) => bar.sum))] },
    y: pixelScale(height),
    marks: [
      rect(bars, { x1: 0, x2: row.closed, y1: 'top', y2: 'bottom', fill: 'var(--grey)' }),
      rect(bars, { x1: row.closed, x2: 'sum', y1: 'top', y2: 'bottom', fill: 'var(--accent)' }),
      rect(short, {
        x1: 'sum',
        x2: row.target,
        y1: 'top',
        y2: 'bottom',
        stroke: 'var(--bad)',
        strokeDasharray: '3,3',
        strokeWidth: 1.5,
      }),
      text(bars, {
        frameAnchor: 'left',
        y: (bar: Bar) => bar.top - 11,
        text: (bar: Bar) => `${bar.name} ${usd(bar.sum)}: ${against(bar)}`,
        textAnchor: 'start',
        fontWeight: 700,
      }),
      text(bars, { x: 0, y: below, text: () => `Closed ${usd(row.closed)}`, textAnchor: 'start' }),
      text(bars, { x: row.closed, y: below, text: committed, textAnchor: 'start' }),
      ruleX([row.target], {
        y1: TOP - 6,
        y2: height,
        stroke: 'currentColor',
        strokeWidth: 1.5,
        strokeDasharray: '4,3',
      }),
      text([`Target ${usd(row.target)}`], {
        x: row.target,
        y: 10,
        textAnchor: narrow ? 'end' : 'middle',
        fontWeight: 600,
      }),
    ],
  });
});
