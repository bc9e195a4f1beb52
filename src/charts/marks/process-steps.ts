import { formatValue } from '../../model/formats.ts';
import { MARKS } from '../../model/status.ts';
import type { PlacedNode, ProcessLayout } from '../frame/process-layout.ts';
import type { Make } from '../frame/svg.ts';
import { CONTEXT, WARM } from './colours.ts';
import { counted } from './counted.ts';

/** A step of the map, with all cases that reach it. */
export interface Step {
  readonly stage: string;
  readonly cases: number;
  /** The mean stay in days; null for an end. */
  readonly wait: number | null;
  /** The benchmark that it is over; null: it is not. */
  readonly benchmark: number | null;
}

/** `6.5 days`, or `6.5 d` where there is little room. */
export const daysText = (value: number, narrow: boolean): string =>
  `${formatValue(value, Number.isInteger(value) ? 'count' : 'decimal1')}${narrow ? ' d' : value === 1 ? ' day' : ' days'}`;

/** `3–14 days`: from the median to the 90th percentile. */
export function waitText(median: number | null, p90: number | null, narrow: boolean): string {
  if (median === null) return '';
  if (p90 === null || p90 <= median) return daysText(median, narrow);
  return `${daysText(median, narrow).replace(/ .*/, '')}–${daysText(p90, narrow)}`;
}

/** Where each step stands; those that the layout does not know stand under one another below it. */
export function placeSteps(
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

/** A step's box with its name, its cases and their stay. */
export function drawStep(
  make: Make,
  { stage, cases, wait, benchmark }: Step,
  place: PlacedNode | undefined,
  narrow: boolean,
  { width, height }: { readonly width: number; readonly height: number },
): SVGElement[] {
  if (place === undefined) return [];
  const { x, y } = place;
  const isSlow = benchmark !== null;
  const count = narrow && wait !== null ? formatValue(cases, 'count') : counted(cases, 'case');
  const days = wait === null ? '' : daysText(Math.round(wait), narrow);
  // On a phone a name of two words takes two lines, and so does a stay over its benchmark.
  const told = !isSlow
    ? [wait === null ? count : `${count} · ${days}`]
    : narrow
      ? [`${count} · ${MARKS.overBenchmark} ${days}`, `bench. ${benchmark} d`]
      : [count, `${MARKS.overBenchmark} ${days}, benchmark ${benchmark}`];
  const lines = narrow ? stage.split(' ') : [stage];
  const all = lines.length + told.length;
  const text = (line: number, content: string, weight: number, fill: string): SVGElement => {
    const dy = 12 + 16 * (line - all / 2);
    return make('text', { x, y: y + dy, 'text-anchor': 'middle', 'font-weight': weight, fill }, content);
  };
  return [
    make('rect', {
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      rx: 5,
      fill: 'var(--paper-raised)',
      stroke: isSlow ? WARM : CONTEXT,
      'stroke-width': isSlow ? 2 : 1,
    }),
    ...lines.map((line, i) => text(i, line, 600, 'currentColor')),
    ...told.map((line, i) => {
      const isWarm = isSlow && (narrow || i > 0);
      return text(lines.length + i, line, isWarm ? 700 : 400, isWarm ? WARM : 'currentColor');
    }),
  ];
}
