import { HEAD, type PlacedEdge, type Point, type ProcessSizes } from '../charts/process-positions.ts';
import { labelledLane } from './process-graph.ts';
import type { Route, RowPlan } from './process-rows.ts';

type Places = ReadonlyMap<string, Point>;
type Side = 'left' | 'right' | 'top' | 'bottom';

/** A point on a box's side, or a place beside a row, which is passed from above or below. */
interface Stop extends Point {
  readonly side?: Side;
}

const OUTWARD: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};
/** How far an edge between neighbours of the backbone bends out. */
const BULGE = 36;

/** Where an edge runs and its label stands, given where Graphviz put the boxes and the places to pass by. */
export function edgeRoute(route: Route, plan: RowPlan, places: Places, sizes: ProcessSizes): PlacedEdge | null {
  const [from, to] = [places.get(route.from), places.get(route.to)];
  if (from === undefined || to === undefined) return null;
  const { width, height } = sizes.node;
  if (route.kind === 'path') {
    const [top, bottom] = [from.y + height / 2, to.y - height / 2];
    const label = { x: from.x, y: round(top + sizes.gap.below / 2) };
    return {
      ...named(route),
      d: line(from.x, top, from.x, bottom - HEAD),
      tip: tip({ x: to.x, y: bottom }, 90),
      label,
    };
  }
  if (route.kind === 'exit') {
    const start = anchor(route, 'from', plan, places, sizes);
    const label = { x: round((start.x + to.x) / 2), y: start.y };
    const d = line(start.x, start.y, to.x, start.y);
    return { ...named(route), d, tip: tip({ x: to.x, y: to.y - height / 2 }, 90), label };
  }
  const stops: Stop[] = [
    anchor(route, 'from', plan, places, sizes),
    ...route.lanes.flatMap(({ name }) => places.get(name) ?? []),
    anchor(route, 'to', plan, places, sizes),
  ];
  const arrival = stops.at(-1);
  const out = OUTWARD[arrival?.side ?? 'left'];
  const arrow = tip(arrival ?? to, (Math.atan2(-out.y, -out.x) * 180) / Math.PI);
  const shortened = stops.map((stop) =>
    stop === arrival ? { ...stop, x: stop.x + out.x * HEAD, y: stop.y + out.y * HEAD } : stop,
  );
  const pieces = shortened.slice(1).map((stop, i) => piece(shortened[i] ?? stop, stop));
  const lane = labelledLane(route, plan.routes);
  const label = (lane && places.get(lane.name)) ?? besideDetour(stops, sizes);
  const d = `M${at(shortened[0])}${pieces.map(([, a, b, end]) => `C${at(a)} ${at(b)} ${at(end)}`).join('')}`;
  return { ...named(route), d, tip: arrow, label: { x: round(label.x), y: round(label.y) } };

  function named({ from, to, kind }: Route): Pick<PlacedEdge, 'from' | 'to' | 'kind'> {
    return { from, to, kind };
  }

  function tip({ x, y }: Point, angle: number): PlacedEdge['tip'] {
    return { x: round(x), y: round(y), angle: Math.round(angle) };
  }

  function line(x1: number, y1: number, x2: number, y2: number): string {
    return `M${at({ x: x1, y: y1 })}L${at({ x: x2, y: y2 })}`;
  }
}

/** Where an edge touches one of its boxes; edges on one side share it evenly, in the order of where they lead. */
function anchor(route: Route, end: 'from' | 'to', plan: RowPlan, places: Places, { node }: ProcessSizes): Stop {
  const stage = route[end];
  const box = places.get(stage) ?? { x: 0, y: 0 };
  const side = sideOf(route, end, plan, places);
  const isUpright = side === 'left' || side === 'right';
  const ends = ['from', 'to'] as const;
  const neighbours = plan.routes
    .filter(({ kind }) => kind !== 'path')
    .flatMap((other) => ends.filter((e) => other[e] === stage).map((e) => ({ other, e })))
    .filter(({ other, e }) => !(other.kind === 'exit' && e === 'to') && sideOf(other, e, plan, places) === side)
    .map(({ other, e }) => ({ isThis: other === route && e === end, next: nextStop(other, e, places, box) }))
    .toSorted((a, b) => (isUpright ? a.next.y - b.next.y : a.next.x - b.next.x));
  const share = (neighbours.findIndex(({ isThis }) => isThis) + 1) / (neighbours.length + 1) - 0.5;
  const out = OUTWARD[side];
  return {
    x: round(box.x + (out.x * node.width) / 2 + (isUpright ? 0 : share * node.width)),
    y: round(box.y + (out.y * node.height) / 2 + (isUpright ? share * node.height : 0)),
    side,
  };
}

/** Steps of the backbone are left and reached at their sides, detours from above and below; exits are on the right. */
function sideOf(route: Route, end: 'from' | 'to', { rows }: RowPlan, places: Places): Side {
  if (route.kind === 'exit') return 'right';
  const box = places.get(route[end]) ?? { x: 0, y: 0 };
  const next = nextStop(route, end, places, box);
  if (rows.some(({ middle }) => middle === route[end])) return next.x > box.x ? 'right' : 'left';
  return next.y > box.y ? 'bottom' : 'top';
}

/** The first place on the way from one end of an edge to the other; an exit leads straight aside. */
function nextStop(route: Route, end: 'from' | 'to', places: Places, box: Point): Point {
  if (route.kind === 'exit') return box;
  const lane = end === 'from' ? route.lanes[0] : route.lanes.at(-1);
  return places.get(lane?.name ?? route[end === 'from' ? 'to' : 'from']) ?? box;
}

type Piece = readonly [Point, Point, Point, Point];

/** A smooth curve from a stop to the next: level at a box's left and right side, upright everywhere else. */
function piece(from: Stop, to: Stop): Piece {
  const isLevel = ({ side }: Stop): boolean => side === 'left' || side === 'right';
  if (isLevel(from) && isLevel(to)) {
    const out = OUTWARD[from.side ?? 'left'].x * BULGE;
    return [from, { x: from.x + out, y: from.y }, { x: to.x + out, y: to.y }, to];
  }
  const toward = (a: number, b: number): number => a + 0.62 * (b - a);
  const control = (stop: Stop, other: Stop): Point =>
    isLevel(stop) ? { x: toward(stop.x, other.x), y: stop.y } : { x: stop.x, y: toward(stop.y, other.y) };
  return [from, control(from, to), control(to, from), to];
}

/** The label of an edge between neighbouring rows: in the gap, on the detour's upright stretch or to the right of it. */
function besideDetour([from, to]: readonly Stop[], { label, gap }: ProcessSizes): Point {
  const upright = [from, to].find((stop) => stop?.side === 'top' || stop?.side === 'bottom');
  if (from === undefined || to === undefined) return { x: 0, y: 0 };
  if (upright?.side === undefined)
    return { x: from.x + (OUTWARD[from.side ?? 'left'].x * BULGE * 3) / 4, y: (from.y + to.y) / 2 };
  const level = upright === from ? to : from;
  return {
    x: upright.x + (level.side === 'right' ? label.width / 2 : 0),
    y: upright.y + (OUTWARD[upright.side].y * gap.below) / 2,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const at = (point: Point = { x: 0, y: 0 }): string => `${round(point.x)},${round(point.y)}`;
