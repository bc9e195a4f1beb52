/** A step as the layout needs it, in the order of the process. */
export interface LayoutNode {
  readonly stage: string;
  readonly on_happy_path: number;
}

/** A pair of steps that follow one another. */
export interface LayoutEdge {
  readonly from_stage: string;
  readonly to_stage: string;
  readonly cases: number;
}

/** A row of the map: a step of the happy path, or the stretch between two that detours pass by; named for its middle. */
export interface MapRow {
  readonly middle: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** How an edge is to run; `lanes` are the places that it goes through beside the rows between, from source to target. */
export interface Route {
  readonly from: string;
  readonly to: string;
  readonly kind: 'path' | 'exit' | 'curve';
  readonly lanes: readonly { readonly name: string; readonly row: number }[];
}

export interface RowPlan {
  readonly rows: readonly MapRow[];
  /** The row of each step, from the top. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Steps off the happy path that nothing follows: a rail leads down to each. */
  readonly ends: readonly string[];
  readonly routes: readonly Route[];
}

/** Which steps stand in which row of the map, and how each edge runs; left out are edges that stay in their row. */
export function planRows(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): RowPlan {
  const path = nodes.filter((node) => node.on_happy_path === 1).map(({ stage }) => stage);
  const offPath = nodes.filter((node) => node.on_happy_path !== 1).map(({ stage }) => stage);
  const isEnd = (stage: string): boolean => !edges.some((edge) => edge.from_stage === stage);
  const ends = offPath.filter((stage) => isEnd(stage) && edges.some((edge) => edge.to_stage === stage));
  const detours = offPath.filter((stage) => !isEnd(stage));

  const rows = path.flatMap((stage): MapRow[] => {
    const beside = detours.filter((detour) => entry(detour, path, edges) === stage).toSorted(byLinks(edges));
    const between: MapRow = {
      middle: `below ${stage}`,
      left: beside.filter((_, i) => i % 2 === 0),
      right: beside.filter((_, i) => i % 2 === 1),
    };
    return [{ middle: stage, left: [], right: [] }, ...(beside.length > 0 ? [between] : [])];
  });
  const rowOf = new Map(rows.flatMap((row, i) => [row.middle, ...row.left, ...row.right].map((name) => [name, i])));
  for (const end of ends) rowOf.set(end, rows.length - 1);
  const routes = edges.map((edge) => toRoute(edge, { rows, rowOf, ends, path })).filter((route) => route !== null);
  return { rows, rowOf, ends, routes };
}

/** The step of the happy path from which most cases come into a detour. */
function entry(detour: string, path: readonly string[], edges: readonly LayoutEdge[]): string | undefined {
  const into = edges.filter((edge) => edge.to_stage === detour && path.includes(edge.from_stage));
  return into.toSorted((a, b) => b.cases - a.cases)[0]?.from_stage;
}

/** The detour with most edges first: it stands on the left, away from the rails. */
function byLinks(edges: readonly LayoutEdge[]): (a: string, b: string) => number {
  const links = (stage: string): number =>
    edges.filter((edge) => edge.from_stage === stage || edge.to_stage === stage).length;
  return (a, b) => links(b) - links(a);
}

type Placed = Pick<RowPlan, 'rows' | 'rowOf' | 'ends'> & { readonly path: readonly string[] };

function toRoute({ from_stage: from, to_stage: to }: LayoutEdge, { rows, rowOf, ends, path }: Placed): Route | null {
  const [first, last] = [rowOf.get(from), rowOf.get(to)];
  if (first === undefined || last === undefined) return null;
  if (ends.includes(to)) {
    return rows[first]?.left.includes(from) === true ? null : { from, to, kind: 'exit', lanes: [] };
  }
  if (path.includes(from) && path.indexOf(to) === path.indexOf(from) + 1) return { from, to, kind: 'path', lanes: [] };
  if (first === last) return null;
  const step = Math.sign(last - first);
  const lanes = Array.from({ length: Math.abs(last - first) - 1 }, (_, i) => {
    const row = first + step * (i + 1);
    return { name: `${from} → ${to} by row ${row}`, row };
  });
  return { from, to, kind: 'curve', lanes };
}
