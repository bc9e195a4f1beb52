import type { Row } from '../../query/result.ts';
import type { PlacedEdge, ProcessLayout } from './process-layout.ts';
import { WIDTHS } from './widths.ts';

/** Lays a chart of these rows out for a width in pixels. */
export type LayOut = (rows: readonly Row[], width: number) => Promise<ProcessLayout>;

/** A chart's layouts, one a width, where its positions are computed beforehand. */
export type Layouts = Readonly<Record<keyof typeof WIDTHS, ProcessLayout>>;

/** In an attribute a double quote costs five characters more; a single one that is no delimiter is written as its code. */
const QUOTE = "'";

/** The names of a layout's values are said once, here: in the page each edge would repeat them. */
type Packed = readonly [
  width: number,
  height: number,
  nodes: readonly (readonly [stage: string, x: number, y: number])[],
  edges: readonly PackedEdge[],
];
type PackedEdge = readonly [
  from: string,
  to: string,
  kind: PlacedEdge['kind'],
  d: string,
  tip: readonly [x: number, y: number, angle: number],
  label: readonly [x: number, y: number, anchor: PlacedEdge['label']['anchor']],
];

const pack = ({ width, height, nodes, edges }: ProcessLayout): Packed => [
  width,
  height,
  nodes.map(({ stage, x, y }) => [stage, x, y] as const),
  edges.map(
    ({ from, to, kind, d, tip, label }) =>
      [from, to, kind, d, [tip.x, tip.y, tip.angle], [label.x, label.y, label.anchor]] as const,
  ),
];

const unpack = ([width, height, nodes, edges]: Packed): ProcessLayout => ({
  width,
  height,
  nodes: nodes.map(([stage, x, y]) => ({ stage, x, y })),
  edges: edges.map(([from, to, kind, d, [tipX, tipY, angle], [x, y, anchor]]) => ({
    from,
    to,
    kind,
    d,
    tip: { x: tipX, y: tipY, angle },
    label: { x, y, anchor },
  })),
});

/** The layouts as an attribute of the page carries them, for the chart to be drawn anew: JSON, in single quotes. */
export const writeLayouts = ({ wide, narrow }: Layouts): string =>
  JSON.stringify({ wide: pack(wide), narrow: pack(narrow) })
    .replaceAll(QUOTE, '\\u0027')
    .replace(/\\.|"/g, (found) => (found === '"' ? QUOTE : found === '\\"' ? '\\u0022' : found));

/** The layouts that an attribute carries; throws `not layouts: …` on what `writeLayouts` did not write. */
export function readLayouts(text: string): Layouts {
  const layouts: unknown = JSON.parse(text.replaceAll(QUOTE, '"'));
  if (!isPacked(layouts)) throw new TypeError(`not layouts: ${text.slice(0, 60)}`);
  return { wide: unpack(layouts.wide), narrow: unpack(layouts.narrow) };
}

const isPacked = (value: unknown): value is Readonly<Record<keyof typeof WIDTHS, Packed>> =>
  isObject(value) &&
  Object.keys(WIDTHS).every((width) => {
    const layout = value[width];
    return Array.isArray(layout) && Array.isArray(layout[2]) && Array.isArray(layout[3]);
  });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
