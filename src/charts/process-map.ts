import { formatValue } from '../model/formats.ts';
import { isNarrow, type Chart } from './chart.ts';
import { drawEdge, drawRails, placeEdge, type DrawnEdge } from './process-edges.ts';
import { processSizes, type PlacedNode, type ProcessLayout } from './process-positions.ts';
import { readRows } from './read-rows.ts';
import { svgFrame, svgMaker, type Make } from './svg.ts';

interface Step {
  readonly stage: string;
  readonly cases: number;
  readonly wait: number | null;
  readonly isSlow: boolean;
}

/** A number of days in a word or a letter: `6.5 days`. */
const days = (value: number, narrow: boolean): string =>
  `${formatValue(value, Number.isInteger(value) ? 'count' : 'decimal1')}${narrow ? ' d' : value === 1 ? ' day' : ' days'}`;

/**
 * A process map: steps as boxes, what follows what as lines as wide as their number of cases, rework standing out. It
 * stands as its layout says; a step or an edge that the layout does not know is put below, or drawn straight.
 * Rows, one a pair of steps, those with `is_shown` 1 are drawn: `from_stage`, `to_stage`, `cases`, `median_wait_days`
 * and `p90_wait_days` (in the first step, before the second), `is_rework`; of the two steps themselves `from_cases`,
 * `to_cases`, `from_median_wait_days` and `from_benchmark_days`.
 */
export const processMap: Chart = (input, { width, document, layout = EMPTY }) => {
  const rows = readRows('process-map', input, {
    from_stage: 'text',
    to_stage: 'text',
    cases: 'number',
    median_wait_days: 'number?',
    p90_wait_days: 'number?',
    is_rework: 'number',
    is_shown: 'number',
    from_cases: 'number',
    from_median_wait_days: 'number?',
    from_benchmark_days: 'number?',
    to_cases: 'number',
  }).filter((row) => row.is_shown === 1);
  if (rows.length === 0) throw new RangeError('no rows for process-map');
  const narrow = isNarrow(width);
  const sizes = processSizes(width);
  const steps = new Map<string, Step>();
  for (const row of rows) {
    const isSlow = (row.from_median_wait_days ?? 0) > (row.from_benchmark_days ?? Infinity);
    const to = { stage: row.to_stage, cases: row.to_cases, wait: null, isSlow: false };
    if (!steps.has(row.to_stage)) steps.set(row.to_stage, to);
    const from = { stage: row.from_stage, cases: row.from_cases, wait: row.from_median_wait_days, isSlow };
    steps.set(row.from_stage, from);
  }

  const places = placeSteps([...steps.keys()], layout, sizes.node.height + sizes.gap.below);
  const most = Math.max(...rows.map((row) => row.cases));
  const edges = rows.flatMap((row): DrawnEdge[] => {
    const place = placeEdge(row.from_stage, row.to_stage, layout, places, sizes);
    const cases = `${formatValue(row.cases, 'count')}${narrow ? '' : row.cases === 1 ? ' case' : ' cases'}`;
    const isRework = row.is_rework === 1;
    const said = {
      cases: isRework ? `↩ ${cases}` : cases,
      wait: range(row.median_wait_days, row.p90_wait_days, narrow),
    };
    const weight = Math.max(1.5, (row.cases / most) * (narrow ? 9 : 13));
    return place === null ? [] : [{ ...place, said, isRework, weight, cases: row.cases }];
  });

  const make = svgMaker(document);
  const bottom = Math.max(0, ...[...places.values()].map(({ y }) => y)) + sizes.node.height / 2;
  const label = rows.map(
    (row) =>
      `${row.from_stage} to ${row.to_stage}: ${formatValue(row.cases, 'count')} cases` +
      (row.median_wait_days === null ? '' : ` after a median of ${days(row.median_wait_days, false)}`) +
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
};

const EMPTY: ProcessLayout = { width: 0, height: 0, nodes: [], edges: [] };

/** Where each step stands; those that the layout does not know stand under one another below it. */
function placeSteps(
  stages: readonly string[],
  { nodes, height, width }: ProcessLayout,
  row: number,
): ReadonlyMap<string, PlacedNode> {
  const known = new Map(nodes.map((node) => [node.stage, node]));
  const unknown = stages.filter((stage) => !known.has(stage));
  const x = nodes[0]?.x ?? Math.max(width / 2, 90);
  return new Map([
    ...stages.flatMap((stage) => {
      const node = known.get(stage);
      return node === undefined ? [] : [[stage, node] as const];
    }),
    ...unknown.map((stage, i) => [stage, { stage, x, y: height + row * (i + 0.6) }] as const),
  ]);
}

/** `3–14 days`: from the median to the 90th percentile. */
function range(median: number | null, p90: number | null, narrow: boolean): string {
  if (median === null) return '';
  if (p90 === null || p90 <= median) return days(median, narrow);
  return `${days(median, narrow).replace(/ .*/, '')}–${days(p90, narrow)}`;
}

function drawStep(
  make: Make,
  { stage, cases, wait, isSlow }: Step,
  place: PlacedNode | undefined,
  narrow: boolean,
  { width, height }: { readonly width: number; readonly height: number },
): SVGElement[] {
  if (place === undefined) return [];
  const { x, y } = place;
  const count = `${formatValue(cases, 'count')}${narrow && wait !== null ? '' : cases === 1 ? ' case' : ' cases'}`;
  const told = wait === null ? count : `${count} · ${isSlow ? '▲ ' : ''}${days(wait, narrow)}`;
  const text = (dy: number, content: string, weight: number, size: number): SVGElement =>
    make('text', { x, y: y + dy, 'text-anchor': 'middle', 'font-weight': weight, 'font-size': `${size}px` }, content);
  return [
    make('rect', {
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      rx: 5,
      fill: 'var(--paper-raised)',
      stroke: isSlow ? 'currentColor' : 'var(--grey)',
      'stroke-width': isSlow ? 2 : 1,
    }),
    text(-3, stage, 600, narrow ? 12.5 : 14),
    text(14, told, isSlow ? 700 : 400, narrow ? 11.5 : 12.5),
  ];
}
