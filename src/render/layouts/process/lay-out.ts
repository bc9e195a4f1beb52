import { instance, type Viz } from '@viz-js/viz';
import type { Point, ProcessLayout } from '../../../charts/frame/process-layout.ts';
import { processSizes } from '../../../charts/marks/process-sizes.ts';
import { toGraph } from './graph.ts';
import { edgeRoute } from './routes.ts';
import { planRows, type LayoutEdge, type LayoutNode } from './rows.ts';

/** The room for the outer half of the outermost strokes. */
const EDGE = 1;

let started: Promise<Viz> | undefined;

/**
 * Lays out a process map from top to bottom for a drawing of the asked width in pixels; a map that needs more is wider.
 * Graphviz spaces the steps and the places where edges pass them; the happy path is one vertical line. The same steps
 * and edges, in the same order, give the same layout; an edge that stays within a row gets no route.
 * Nodes: the steps in the order of the process. Edges: those to be drawn.
 */
export async function processLayout(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  width: number,
): Promise<ProcessLayout> {
  started ??= instance();
  const viz = await started;
  const sizes = processSizes(width);
  const plan = planRows(nodes, edges);
  const { bb, objects } = viz.renderJSON(toGraph(plan, sizes)) as Laid;
  const [, , boxWidth = 0, boxHeight = 0] = bb.split(',').map(Number);
  const left = Math.max(EDGE, (width - boxWidth) / 2);
  const places = new Map<string, Point>();
  for (const { name, pos = '' } of objects) {
    const [x, y] = pos.split(',').map(Number);
    // Graphviz counts upwards.
    if (x !== undefined && y !== undefined) places.set(name, { x: round(left + x), y: round(EDGE + boxHeight - y) });
  }
  return {
    width: Math.max(width, Math.ceil(boxWidth + 2 * EDGE)),
    height: Math.ceil(boxHeight + 2 * EDGE),
    nodes: nodes.flatMap(({ stage }) => {
      const place = places.get(stage);
      return place === undefined ? [] : [{ stage, ...place }];
    }),
    edges: plan.routes.map((route) => edgeRoute(route, plan, places, sizes)).filter((edge) => edge !== null),
  };
}

/** What Graphviz answers: the drawing's box, `left,bottom,right,top`, and the centre of each node, `x,y`, in points. */
interface Laid {
  readonly bb: string;
  readonly objects: readonly { readonly name: string; readonly pos?: string }[];
}

const round = (value: number): number => Math.round(value * 10) / 10;
