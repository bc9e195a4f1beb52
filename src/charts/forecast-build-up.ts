import { link, rect, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CLOSED, COMMIT, HATCH, WARM } from './marks/colours.ts';
import { counted } from './marks/counted.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { targetLineX } from './marks/target-line.ts';

const ROW = 70;
const TOP = 26;
/** What a bar's row is made of: where its text stands, and where its bar begins and ends. */
const PLACE = { text: 14, from: 28, to: 54 } as const;

const COLUMNS = {
  step: 'text',
  deals: 'number',
  amount: 'number',
  running_from: 'number',
  running_to: 'number',
  target: 'number',
} as const;

/**
 * What is closed, committed and possible, each step begun where the one before it ends, against the target; behind the
 * second step, whose sum is the call, stands by how much it clears the target or falls short of it.
 * Rows, in the order of the steps: `step`, `deals`, `amount`, `running_from`, `running_to` and `target`.
 */
export const forecastBuildUp = chart('forecast-build-up', COLUMNS, (input, { name, width, document }) => {
  const { target } = input[0];
  const narrow = isNarrow(width);
  const usd = (value: number): string => formatValue(value, 'usd-m');
  const rows = input.map((row, i) => ({ ...row, y: TOP + i * ROW, fill: [CLOSED, COMMIT][i] ?? HATCH }));
  type Row = (typeof rows)[number];
  const end = Math.max(target, ...rows.map((row) => row.running_to));
  const height = TOP + ROW * rows.length;
  const told = ({ step, deals, amount }: Row): string => `${step} ${usd(amount)} in ${counted(deals, 'deal')}`;
  const call = rows[1];
  const difference = (call?.running_to ?? target) - target;
  const gap = call === undefined ? [] : [call];
  const bars = { y1: (row: Row) => row.y + PLACE.from, y2: (row: Row) => row.y + PLACE.to } as const;
  const isLate = ({ running_from }: Row): boolean => running_from > 0.5 * end;
  const steps = rows.slice(1).map((row) => ({ at: row.running_from, y: row.y }));

  return draw({
    name,
    label: `Against a target of ${usd(target)}. ${rows.map((row) => `${told(row)}, in sum ${usd(row.running_to)}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    marginRight: narrow ? 54 : 60,
    x: { axis: null, domain: [0, end] },
    y: pixelScale(height),
    marks: [
      link(steps, {
        x1: 'at',
        x2: 'at',
        y1: ({ y }: { y: number }) => y - ROW + PLACE.to,
        y2: ({ y }: { y: number }) => y + PLACE.from,
        stroke: 'var(--grey)',
      }),
      rect(rows, {
        ...bars,
        x1: 'running_from',
        x2: 'running_to',
        fill: 'fill',
        stroke: (row: Row) => (row.fill === HATCH ? COMMIT : 'none'),
      }),
      rect(difference < 0 ? gap : [], {
        ...bars,
        x1: 'running_to',
        x2: 'target',
        stroke: WARM,
        strokeWidth: 1.5,
        strokeDasharray: '3,3',
      }),
      ...targetLineX(target, { y1: TOP - 6, y2: height }),
      ...[false, true].map((late) =>
        text(
          rows.filter((row) => isLate(row) === late),
          {
            x: late ? 'running_to' : 'running_from',
            y: (row: Row) => row.y + PLACE.text,
            text: told,
            textAnchor: late ? 'end' : 'start',
            fontWeight: 600,
            ...ON_LINES,
          },
        ),
      ),
      text(rows, {
        x: (row: Row) => Math.max(row.running_to, row === call ? target : 0),
        y: (row: Row) => row.y + (PLACE.from + PLACE.to) / 2,
        text: (row: Row) => usd(row.running_to),
        dx: 6,
        textAnchor: 'start',
        fontWeight: 700,
        ...ON_LINES,
      }),
      text(gap, {
        x: 'target',
        y: (row: Row) => row.y + PLACE.to + 10,
        text: () => `${difference < 0 ? '' : '+'}${usd(difference)}`,
        dx: difference < 0 ? -6 : 6,
        textAnchor: difference < 0 ? 'end' : 'start',
        fontWeight: 700,
        ...ON_LINES,
      }),
      text([`Target ${usd(target)}`], {
        x: target,
        y: 10,
        textAnchor: narrow ? 'end' : 'middle',
        fontWeight: 600,
      }),
    ],
  });
});
