import { barX, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { MARKS } from '../model/status.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, WARM } from './marks/colours.ts';
import { emphasised } from './marks/emphasis.ts';
import { isOverBenchmark } from './marks/over-benchmark.ts';

/** Where a row's label, its marks and its bottom are: on a phone the label stands above the marks. */
const PLACES = { wide: { row: 38, label: 0, marks: 0 }, narrow: { row: 52, label: -16, marks: 8 } } as const;
/** Half the height of a bar. */
const HALF = 8;
/** A line on a bar: the paper round it, by which it is seen, and the line. */
const ON_BAR = [
  { stroke: 'var(--paper)', strokeWidth: 4.5 },
  { stroke: 'currentColor', strokeWidth: 1.5 },
] as const;

const COLUMNS = {
  stage: 'text',
  on_happy_path: 'number',
  completed_stays: 'number',
  mean_days: 'number?',
  p10_days: 'number?',
  p90_days: 'number?',
  benchmark_days: 'number?',
} as const;

/**
 * The mean stay in each step as a bar, warm where it is over the step's benchmark, which is a dashed line; on the bar a
 * line from the 10th to the 90th percentile. The step of the happy path that is furthest over its benchmark is bold.
 * Rows, in the order of the process: `stage`, `on_happy_path`, `completed_stays`, `mean_days`, `p10_days`, `p90_days` and
 * `benchmark_days`; a step without completed stays has none of the days, and one without a benchmark is left out.
 */
export const stageStays = chart('stage-stays', COLUMNS, (input, { name, width, document }) => {
  const rows = input.flatMap(({ benchmark_days, ...row }) =>
    benchmark_days === null ? [] : [{ ...row, benchmark_days }],
  );
  type Row = (typeof rows)[number];
  const over = (row: Row): number => (row.mean_days ?? 0) - row.benchmark_days;
  const onPath = rows.filter((row) => row.on_happy_path === 1);
  const worst = onPath.reduce<Row | undefined>((a, b) => (a === undefined || over(b) > over(a) ? b : a), undefined);
  const isWorst = (row: Row): boolean => row === worst && isOverBenchmark(row.mean_days, row.benchmark_days);
  const isOver = (row: Row): boolean => isOverBenchmark(row.mean_days, row.benchmark_days);
  const narrow = isNarrow(width);
  const place = narrow ? PLACES.narrow : PLACES.wide;
  const days = (value: number): string => formatValue(value, Number.isInteger(value) ? 'count' : 'decimal1');
  const mean = (row: Row): string =>
    row.mean_days === null
      ? 'no completed stay'
      : `${formatValue(row.mean_days, 'decimal1')} days, benchmark ${days(row.benchmark_days)}`;
  const stepName = (row: Row): string => `${isOver(row) ? `${MARKS.overBenchmark} ` : ''}${row.stage}`;
  const drawn = rows.filter((row) => row.mean_days !== null);
  const end = (row: Row): number => Math.max(row.mean_days ?? 0, row.p90_days ?? 0, row.benchmark_days);
  const bar = { y: 'stage', dy: place.marks, insetTop: place.row / 2 - HALF, insetBottom: place.row / 2 - HALF };
  const within = (row: Row): number => (isOver(row) ? row.benchmark_days : (row.mean_days ?? 0));

  return draw({
    name,
    label: `Days of the completed stays in each step, and its benchmark. ${rows.map((row) => `${row.stage}: ${mean(row)}`).join('. ')}.`,
    width,
    document,
    height: place.row * rows.length,
    marginTop: 0,
    marginLeft: narrow ? 1 : 150,
    marginRight: narrow ? 4 : 170,
    marginBottom: 0,
    x: { axis: null, domain: [0, Math.max(1, ...rows.map(end))] },
    y: { axis: null, type: 'band', domain: rows.map((row) => row.stage), padding: 0 },
    marks: [
      barX(drawn, { ...bar, x1: 0, x2: within, fill: CONTEXT }),
      barX(drawn.filter(isOver), { ...bar, x1: within, x2: 'mean_days', fill: WARM }),
      ...ON_BAR.map((look) => ruleY(drawn, { x1: 'p10_days', x2: 'p90_days', y: 'stage', dy: place.marks, ...look })),
      ...ON_BAR.map((look, i) =>
        tickX(rows, {
          x: 'benchmark_days',
          y: 'stage',
          dy: place.marks,
          ...look,
          ...(i === 0 ? {} : { strokeWidth: 2, strokeDasharray: '3,2' }),
          insetTop: place.row / 2 - HALF - 5,
          insetBottom: place.row / 2 - HALF - 5,
        }),
      ),
      narrow ? null : ruleX([0], { stroke: 'currentColor' }),
      ...emphasised(rows, isWorst, (some, fontWeight) =>
        text(some, {
          frameAnchor: 'left',
          y: 'stage',
          text: stepName,
          dx: narrow ? 0 : -12,
          dy: place.label,
          textAnchor: narrow ? 'start' : 'end',
          fontWeight,
        }),
      ),
      ...emphasised(rows, isWorst, (some, fontWeight) =>
        text(some, {
          ...(narrow ? { frameAnchor: 'right' } : { x: end, dx: 8 }),
          y: 'stage',
          text: mean,
          dy: place.label,
          textAnchor: narrow ? 'end' : 'start',
          fontWeight,
        }),
      ),
    ],
  });
});
