import type { LayOut } from '../../charts/frame/layouts.ts';
import { readRows, type ReadRow } from '../../charts/frame/read-rows.ts';
import { processLayout } from './process/lay-out.ts';
import type { LayoutNode } from './process/rows.ts';

const COLUMNS = {
  from_stage: 'text',
  to_stage: 'text',
  cases: 'number',
  on_happy_path: 'number',
  is_shown: 'number',
} as const;
type Pair = ReadRow<typeof COLUMNS>;

/** Where the steps of a process map stand and its edges run: those of the chart's own rows, as far as they are shown. */
export const layOut: LayOut = (rows, width) => {
  const edges = readRows('process-map', rows, COLUMNS).filter((row) => row.is_shown === 1);
  return processLayout(nodesOf(edges), edges, width);
};

/** The steps: the happy path in its order, then the others as they come. */
function nodesOf(edges: readonly Pair[]): LayoutNode[] {
  const next = new Map(
    edges.filter((edge) => edge.on_happy_path === 1).map((edge) => [edge.from_stage, edge.to_stage]),
  );
  const reached = new Set(next.values());
  const path = new Set<string>();
  let step = [...next.keys()].find((stage) => !reached.has(stage));
  while (step !== undefined && !path.has(step)) {
    path.add(step);
    step = next.get(step);
  }
  const all = new Set([...path, ...edges.flatMap((edge) => [edge.from_stage, edge.to_stage])]);
  return [...all].map((stage) => ({ stage, on_happy_path: path.has(stage) ? 1 : 0 }));
}
