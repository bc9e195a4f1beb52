import { barX, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { isNarrow, type Chart } from './chart.ts';
import { draw } from './draw.ts';
import { emphasised } from './emphasis.ts';
import { readRows } from './read-rows.ts';

/**
 * The mean stay in each step as bars, a tick at the benchmark and a thin line to where nine in ten stays end; the step
 * of the happy path that is furthest over its benchmark stands out.
 * Rows, in the order of the process: `stage`, `on_happy_path`, `mean_days`, `p90_days` and `benchmark_days`.
 */
export const stageStays: Chart = (input, { width, document }) => {
  const rows = readRows('stage-stays', input, {
    stage: 'text',
    on_happy_path: 'number',
    mean_days: 'number?',
    p90_days: 'number?',
    benchmark_days: 'number',
  }).map((row) => ({ ...row, over: (row.mean_days ?? 0) - row.benchmark_days }));
  type Row = (typeof rows)[number];
  const onPath = rows.filter((row) => row.on_happy_path === 1);
  const worst = onPath.reduce<Row | undefined>((a, b) => (a === undefined || b.over > a.over ? b : a), undefined);
  const isWorst = (row: Row): boolean => row === worst && row.over > 0;
  const narrow = isNarrow(width);
  const said = (row: Row): string => `${formatValue(row.mean_days, 'decimal1')} against ${row.benchmark_days}`;

  return draw({
    name: 'stage-stays',
    label: `Mean days in each step against its benchmark. ${rows.map((row) => `${row.stage}: ${said(row)}`).join('. ')}.`,
    width,
    document,
    height: 34 * rows.length + 30,
    marginTop: 4,
    marginLeft: narrow ? 112 : 130,
    marginRight: narrow ? 84 : 140,
    marginBottom: 26,
    x: {
      label: null,
      domain: [0, 1.04 * Math.max(...rows.map((row) => row.p90_days ?? row.benchmark_days))],
      ticks: 5,
      tickSize: 0,
    },
    y: { axis: null, domain: rows.map((row) => row.stage), padding: 0.42 },
    marks: [
      ruleY(rows, { x1: 'mean_days', x2: 'p90_days', y: 'stage', stroke: 'var(--grey)' }),
      barX(rows, { x: 'mean_days', y: 'stage', fill: (row: Row) => (isWorst(row) ? 'var(--accent)' : 'var(--grey)') }),
      tickX(rows, {
        x: 'benchmark_days',
        y: 'stage',
        stroke: 'currentColor',
        strokeWidth: 2.5,
        insetTop: -5,
        insetBottom: -5,
      }),
      ruleX([0], { stroke: 'currentColor' }),
      ...emphasised(rows, isWorst, (some, fontWeight) =>
        text(some, { frameAnchor: 'left', y: 'stage', text: 'stage', dx: -8, textAnchor: 'end', fontWeight }),
      ),
      ...emphasised(rows, isWorst, (some, fontWeight) =>
        text(some, {
          frameAnchor: 'right',
          y: 'stage',
          text: (row: Row) => `${said(row)}${narrow ? '' : ' days'}`,
          dx: narrow ? 84 : 140,
          textAnchor: 'end',
          fontWeight,
        }),
      ),
    ],
  });
};
