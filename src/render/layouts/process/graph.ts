import type { Edge, Graph, Node, Subgraph } from '@viz-js/viz';
import { CLEAR, type ProcessSizes } from '../../../charts/marks/process-sizes.ts';
import type { Route, RowPlan } from './rows.ts';

/** Graphviz measures in inches of 72 points; a point is a pixel here. */
const INCH = 72;
/** The width of what is passed by without a label. */
const THIN = 14;
/** How much straighter than all others an edge is to be. */
const STRAIGHT = { backbone: 1000, rail: 500, other: 2 };

/** The name of the rail to an end in a row. */
export const railName = (end: string, row: number): string => `rail to ${end} by row ${row}`;

/** The place of an edge at which its label stands: beside the row that the fewest edges pass. */
export function labelledLane(route: Route, routes: readonly Route[]): Route['lanes'][number] | undefined {
  const crowd = (row: number): number => routes.flatMap(({ lanes }) => lanes).filter((lane) => lane.row === row).length;
  return route.lanes.toSorted((a, b) => crowd(a.row) - crowd(b.row))[0];
}

/** The map as a graph for Graphviz `dot`: each row a rank in fixed order, places to pass by as nodes of their own. */
export function toGraph({ rows, rowOf, ends, routes }: RowPlan, { node, label, passage, gap }: ProcessSizes): Graph {
  const box = (name: string, width: number, height: number, group?: string): Node => ({
    name,
    attributes: { width: width / INCH, height: height / INCH, ...(group === undefined ? {} : { group }) },
  });
  const edge = (tail: string, head: string, weight: number): Edge => ({ tail, head, attributes: { weight } });
  const chain = (names: readonly string[], weight: number): Edge[] =>
    names.slice(1).map((name, i) => edge(names[i] ?? name, name, weight));

  const nodes: Node[] = [];
  const edges: Edge[] = chain(
    rows.map(({ middle }) => middle),
    STRAIGHT.backbone,
  );
  const ranks: Subgraph[] = rows.map(({ middle, left, right }, i) => {
    const lanes = routes.flatMap((route) => {
      const lane = route.lanes.find(({ row }) => row === i);
      return lane === undefined ? [] : [{ ...lane, wide: labelledLane(route, routes) === lane }];
    });
    const rails = ends.filter((end) => i >= firstExit(end) && i < rows.length - 1);
    const isExit = (end: string): boolean =>
      routes.some(({ kind, from, to }) => kind === 'exit' && to === end && rowOf.get(from) === i);
    const hasStep = rowOf.has(middle) && !middle.startsWith('below ');
    nodes.push(
      ...lanes.map(({ name, wide }) => (wide ? box(name, label.width + CLEAR, label.height) : box(name, THIN, THIN))),
      ...[...left, ...right].map((name) => box(name, node.width, node.height)),
      hasStep ? box(middle, node.width, node.height, 'path') : box(middle, passage, node.height, 'path'),
      // An exit's label stands between its step and the rail.
      ...rails.map((end) => box(railName(end, i), isExit(end) && hasStep ? 2 * label.width : THIN, THIN, end)),
    );
    const beside = i === rows.length - 1 ? ends : rails.map((end) => railName(end, i));
    if (i === rows.length - 1) nodes.push(...ends.map((end) => box(end, node.width, node.height, end)));
    // An edge within a rank says what stands on the left.
    for (const { name } of lanes) edges.push(edge(name, left[0] ?? middle, 1));
    edges.push(...chain([...left, middle, ...right, ...beside], 1));
    const names = [...lanes.map(({ name }) => name), ...left, middle, ...right, ...beside];
    return { graphAttributes: { rank: 'same' }, nodes: names.map((name) => ({ name })) };
  });

  for (const end of ends) {
    const rails = rows.flatMap((_, i) => (i >= firstExit(end) && i < rows.length - 1 ? [railName(end, i)] : []));
    edges.push(...chain([...rails, end], STRAIGHT.rail));
  }
  for (const { from, to, kind, lanes } of routes) {
    if (kind !== 'curve') continue;
    const stops = [from, ...lanes.map(({ name }) => name), to];
    const isDown = (rowOf.get(from) ?? 0) < (rowOf.get(to) ?? 0);
    edges.push(...chain(isDown ? stops : stops.toReversed(), STRAIGHT.other));
  }

  return {
    directed: true,
    graphAttributes: { rankdir: 'TB', nodesep: gap.beside / INCH, ranksep: gap.below / INCH },
    nodeAttributes: { shape: 'box', fixedsize: true, label: '' },
    nodes,
    edges,
    subgraphs: ranks,
  };

  function firstExit(end: string): number {
    const exits = routes.filter(({ kind, to }) => kind === 'exit' && to === end);
    return Math.min(...exits.map(({ from }) => rowOf.get(from) ?? 0));
  }
}
