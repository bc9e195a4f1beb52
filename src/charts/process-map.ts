import { formatValue } from '../model/formats.ts';
import { MARKS } from '../model/status.ts';
import { chart } from './frame/chart.ts';
import { emptyDrawing } from './frame/honest.ts';
import type { ProcessLayout } from './frame/process-layout.ts';
import { svgFrame, svgMaker } from './frame/svg.ts';
import { isNarrow } from './frame/widths.ts';
import { counted } from './marks/counted.ts';
import { isOverBenchmark } from './marks/over-benchmark.ts';
import { drawEdge, drawRails, placeEdge, type DrawnEdge } from './marks/process-edges.ts';
import { processSizes } from './marks/process-sizes.ts';
import { daysText, drawStep, placeSteps, waitText, type Step } from './marks/process-steps.ts';

const COLUMNS = {
  from_stage: 'text',
  to_stage: 'text',
  cases: 'number',
  median_wait_days: 'number?',
  p90_wait_days: 'number?',
  is_rework: 'number',
  is_shown: 'number',
  from_cases: 'number',
  from_mean_days: 'number?',
  from_benchmark_days: 'number?',
  to_cases: 'number',
} as const;

/**
 * A process map: steps as boxes, what follows what as lines as wide as their number of cases, rework standing out, the
 * most frequent with its share, and steps whose mean stay is over their benchmark warm. It stands as its layout says; a step or an edge that the layout does not know is put below, or drawn straight.
 * Rows, one a pair of steps, those with `is_shown` 1 are drawn: `from_stage`, `to_stage`, `cases`, `median_wait_days`
 * and `p90_wait_days` (in the first step, before the second), `is_rework`; of the two steps themselves `from_cases`,
 * `to_cases`, `from_mean_days` and `from_benchmark_days`.
 */
export const processMap = chart(
  'process-map',
  COLUMNS,
  (input, { width, document, layout = EMPTY }) => {
    const rows = input.filter((row) => row.is_shown === 1);
    if (rows.length === 0) return emptyDrawing({ width, document });
    type Row = (typeof rows)[number];
    const narrow = isNarrow(width);
    const sizes = processSizes(width);
    const steps = new Map<string, Step>();
    for (const row of rows) {
      const benchmark = row.from_benchmark_days;
      const isSlow = isOverBenchmark(row.from_mean_days, benchmark);
      const to = { stage: row.to_stage, cases: row.to_cases, wait: null, benchmark: null };
      if (!steps.has(row.to_stage)) steps.set(row.to_stage, to);
      const from = {
        stage: row.from_stage,
        cases: row.from_cases,
        wait: row.from_mean_days,
        benchmark: isSlow ? benchmark : null,
      };
      steps.set(row.from_stage, from);
    }

    const places = placeSteps([...steps.keys()], layout, sizes.node.height + sizes.gap.below);
    const most = Math.max(...rows.map((row) => row.cases));
    // The way back that most cases take is what the title tells of: it says its share of the cases that reach the step.
    const back = rows
      .filter((row) => row.is_rework === 1)
      .reduce<Row | undefined>((a, b) => (a === undefined || b.cases > a.cases ? b : a), undefined);
    const backShare = back === undefined ? '' : formatValue(back.cases / back.from_cases, 'percent');
    const edges = rows.flatMap((row): DrawnEdge[] => {
      const place = placeEdge(row.from_stage, row.to_stage, layout, places, sizes);
      const cases = narrow ? formatValue(row.cases, 'count') : counted(row.cases, 'case');
      const isRework = row.is_rework === 1;
      const said = {
        cases:
          row === back
            ? `${MARKS.rework} ${backShare}${narrow ? '' : ' fall back'}`
            : isRework
              ? `${MARKS.rework} ${cases}`
              : cases,
        wait: row === back && narrow ? 'fall back' : waitText(row.median_wait_days, row.p90_wait_days, narrow),
      };
      const weight = Math.max(1.5, (row.cases / most) * (narrow ? 9 : 13));
      return place === null ? [] : [{ ...place, said, isRework, weight, cases: row.cases }];
    });

    const make = svgMaker(document);
    const bottom = Math.max(0, ...[...places.values()].map(({ y }) => y)) + sizes.node.height / 2;
    const label = rows.map(
      (row) =>
        `${row.from_stage} to ${row.to_stage}: ${counted(row.cases, 'case')}` +
        (row.median_wait_days === null ? '' : ` after a median of ${daysText(row.median_wait_days, false)}`) +
        (row.is_rework === 1 ? ', rework' : ''),
    );
    return svgFrame(
      make,
      {
        width: Math.max(width, layout.width),
        height: Math.max(layout.height, Math.ceil(bottom) + 1),
        label: `Process map. ${label.join('. ')}.`,
      },
      [
        ...drawRails(make, edges, { narrow, most }),
        ...edges.flatMap((edge) => drawEdge(make, edge).lines),
        ...[...steps.values()].flatMap((step) => drawStep(make, step, places.get(step.stage), narrow, sizes.node)),
        ...edges.flatMap((edge) => drawEdge(make, edge).texts),
      ],
    );
  },
  300,
);

const EMPTY: ProcessLayout = { width: 0, height: 0, nodes: [], edges: [] };
