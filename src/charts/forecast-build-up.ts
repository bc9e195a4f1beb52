import { barX, link, ruleX, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { counted } from './marks/counted.ts';

const ROW = 66;

const COLUMNS = {
  step: 'text',
  deals: 'number',
  amount: 'number',
  running_from: 'number',
  running_to: 'number',
  target: 'number',
} as const;

/**
 * What is closed, committed and possible, each step begun where the one before it ends, against the target.
 * Rows, in the order of the steps: `step`, `deals`, `amount`, `running_from`, `running_to` and `target`.
 */
export const forecastBuildUp = chart('forecast-build-up', COLUMNS, (rows, { name, width, document }) => {
  const target = rows[0]?.target;
  if (target === undefined) throw new RangeError(`no rows for ${name}`);
  type Row = (typeof rows)[number];
  const narrow = isNarrow(width);
  const usd = (value: number): string => formatValue(value, 'usd-m');
  const end = Math.max(target, ...rows.map((row) => row.running_to));
  const said = ({ deals, amount }: Row): string => `${usd(amount)} in ${counted(deals, 'deal')}`;
  // A sum stands after its bar's end, or before it where the page ends.
  const isLate = ({ running_to }: Row): boolean => running_to > 0.85 * end;
  const isPale = (row: Row): boolean => row !== rows[0] && row !== rows[1];
  const colour = (row: Row): string =>
    isPale(row) ? 'var(--grey-pale)' : row === rows[1] ? 'var(--accent)' : 'var(--grey)';
  // What a step is stands at its bar's start; on a phone, where it would run into the target's line, at the left.
  const LABEL = 196;
  const start = (row: Row): number => (narrow ? 0 : Math.min(row.running_from, end * (1 - LABEL / width)));
  const isFirst = (row: Row): boolean => start(row) === 0;
  const steps = rows.slice(1).map((row, i) => ({ at: row.running_from, from: rows[i]?.step, to: row.step }));
  const sum = { x: 'running_to', y: 'step', text: (row: Row) => usd(row.running_to), dy: 9, fontWeight: 700 };

  return draw({
    name,
    label: `Against a target of ${usd(target)}. ${rows.map((row) => `${row.step}: ${said(row)}, in sum ${usd(row.running_to)}`).join('. ')}.`,
    width,
    document,
    height: ROW * rows.length + 26,
    marginTop: 26,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 4,
    x: { axis: null, domain: [0, end] },
    y: { axis: null, domain: rows.map((row) => row.step), padding: 0 },
    marks: [
      narrow ? null : link(steps, { x1: 'at', x2: 'at', y1: 'from', y2: 'to', stroke: 'var(--grey)' }),
      barX(rows, {
        x1: 'running_from',
        x2: 'running_to',
        y: 'step',
        fill: colour,
        stroke: (row: Row) => (isPale(row) ? 'var(--grey)' : 'none'),
        insetTop: 30,
        insetBottom: 12,
      }),
      ...[true, false].flatMap((first) => {
        const some = rows.filter((row) => isFirst(row) === first);
        const [dx, shared] = [
          first ? 0 : 7,
          { x: start, y: 'step', dy: -14, textAnchor: 'start', ...ON_LINES } as const,
        ];
        return [
          text(some, { ...shared, text: 'step', dx, fontWeight: 700 }),
          text(some, { ...shared, text: said, dx: dx + 70 }),
        ];
      }),
      text(
        rows.filter((row) => !isLate(row)),
        { ...sum, dx: 6, textAnchor: 'start' },
      ),
      text(rows.filter(isLate), {
        ...sum,
        dx: -6,
        textAnchor: 'end',
        fill: (row: Row) => (isPale(row) ? 'currentColor' : 'var(--paper)'),
      }),
      ruleX([target], { stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: '4,3' }),
      text([`Target ${usd(target)}`], {
        x: target,
        frameAnchor: 'top',
        dy: -14,
        dx: narrow ? 4 : 0,
        textAnchor: narrow ? 'end' : 'middle',
        fontWeight: 600,
      }),
    ],
  });
});
