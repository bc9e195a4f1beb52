import { dot, rect, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { MARKS } from '../model/status.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { emphasised } from './marks/emphasis.ts';

/** Where a row's label, its marks and its bottom are: on a phone the label stands above the marks. */
const PLACES = { wide: { row: 40, label: 0, marks: 0 }, narrow: { row: 56, label: -18, marks: 8 } } as const;
/** Half the height of a box. */
const HALF = 8;

const COLUMNS = {
  stage: 'text',
  on_happy_path: 'number',
  completed_stays: 'number',
  mean_days: 'number?',
  p10_days: 'number?',
  p25_days: 'number?',
  median_days: 'number?',
  p75_days: 'number?',
  p90_days: 'number?',
  benchmark_days: 'number?',
} as const;

/**
 * How the stays in each step are spread: a line from the 10th to the 90th percentile, a box around the middle half, a
 * bar at the median, a dot at the mean, against the benchmark. The step of the happy path that is furthest over its
 * benchmark stands out; a step with more than half of its stays over the benchmark is marked.
 * Rows, in the order of the process: `stage`, `on_happy_path`, `completed_stays`, `mean_days`, `p10_days`, `p25_days`,
 * `median_days`, `p75_days`, `p90_days` and `benchmark_days`; a step without completed stays has none of the days, and
 * one without a benchmark is left out.
 */
export const stageStays = chart('stage-stays', COLUMNS, (input, { name, width, document }) => {
  const rows = input.flatMap(({ benchmark_days, ...row }) =>
    benchmark_days === null ? [] : [{ ...row, benchmark_days }],
  );
  type Row = (typeof rows)[number];
  const over = (row: Row): number => (row.mean_days ?? 0) - row.benchmark_days;
  const onPath = rows.filter((row) => row.on_happy_path === 1);
  const worst = onPath.reduce<Row | undefined>((a, b) => (a === undefined || over(b) > over(a) ? b : a), undefined);
  const isWorst = (row: Row): boolean => row === worst && over(row) > 0;
  const isSlow = (row: Row): boolean => (row.median_days ?? 0) > row.benchmark_days;
  const narrow = isNarrow(width);
  const place = narrow ? PLACES.narrow : PLACES.wide;
  const colour = (row: Row): string => (isWorst(row) ? 'var(--accent)' : 'var(--grey)');
  const days = (value: number): string => formatValue(value, Number.isInteger(value) ? 'count' : 'decimal1');
  const mean = (row: Row): string => `${formatValue(row.mean_days, 'decimal1')} against ${days(row.benchmark_days)}`;
  const stepName = (row: Row): string => `${isSlow(row) ? `${MARKS.overBenchmark} ` : ''}${row.stage}`;
  const drawn = rows.filter((row) => row.completed_stays > 0);
  const label = (row: Row): string =>
    row.completed_stays === 0
      ? `${row.stage}: no completed stay`
      : `${row.stage}: mean ${mean(row)}, median ${formatValue(row.median_days, 'decimal1')}, ` +
        `middle half ${formatValue(row.p25_days, 'count')} to ${formatValue(row.p75_days, 'count')}, ` +
        `90th percentile ${formatValue(row.p90_days, 'count')}`;

  return draw({
    name,
    label: `Days of the completed stays in each step, and its benchmark. ${rows.map(label).join('. ')}.`,
    width,
    document,
    height: place.row * rows.length + 26,
    marginTop: 0,
    marginLeft: narrow ? 6 : 140,
    marginRight: narrow ? 10 : 132,
    marginBottom: 26,
    x: {
      label: null,
      domain: [0, 1.04 * Math.max(...rows.map((row) => Math.max(row.p90_days ?? 0, row.benchmark_days)))],
      ticks: 5,
      tickSize: 0,
      tickFormat: (value: number) => `${value}${value === 0 ? '' : ' d'}`,
    },
    y: { axis: null, type: 'band', domain: rows.map((row) => row.stage), padding: 0 },
    marks: [
      narrow ? null : ruleX([0], { stroke: 'var(--rule)' }),
      ruleY(drawn, { x1: 'p10_days', x2: 'p90_days', y: 'stage', dy: place.marks, stroke: colour, strokeWidth: 1.5 }),
      rect(drawn, {
        x1: 'p25_days',
        x2: 'p75_days',
        y: 'stage',
        dy: place.marks,
        insetTop: place.row / 2 - HALF,
        insetBottom: place.row / 2 - HALF,
        fill: colour,
        fillOpacity: 0.25,
        stroke: colour,
      }),
      tickX(drawn, {
        x: 'median_days',
        y: 'stage',
        dy: place.marks,
        stroke: colour,
        strokeWidth: 3,
        insetTop: place.row / 2 - HALF,
        insetBottom: place.row / 2 - HALF,
      }),
      dot(drawn, { x: 'mean_days', y: 'stage', dy: place.marks, r: 4, fill: colour, stroke: 'var(--paper)' }),
      tickX(rows, {
        x: 'benchmark_days',
        y: 'stage',
        dy: place.marks,
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeDasharray: '3,2',
        insetTop: place.row / 2 - HALF - 6,
        insetBottom: place.row / 2 - HALF - 6,
      }),
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
          frameAnchor: 'right',
          y: 'stage',
          text: (row: Row) => `${mean(row)} days`,
          dx: narrow ? 6 : 130,
          dy: place.label,
          textAnchor: 'end',
          fontWeight,
        }),
      ),
    ],
  });
});
