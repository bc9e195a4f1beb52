import type { PlacedEdge, Point } from '../../../charts/frame/process-layout.ts';
import { CLEAR, HEAD, type ProcessSizes } from '../../../charts/marks/process-sizes.ts';
import { anchor, OUTWARD, type Places, type Stop } from './anchors.ts';
import { labelledLane } from './graph.ts';
import type { Route, RowPlan } from './rows.ts';

/** How far an edge between neighbours of the backbone bends out. */
const BULGE = 36;
/** The space between a line and the label beside it. */
const BESIDE = 6;

/** Where an edge runs and its label stands, given where Graphviz put the boxes and the places to pass by. */
export function edgeRoute(route: Route, plan: RowPlan, places: Places, sizes: ProcessSizes): PlacedEdge | null {
  const [from, to] = [places.get(route.from), places.get(route.to)];
  if (from === undefined || to === undefined) return null;
  const { height } = sizes.node;
  if (route.kind === 'path') {
    const [top, bottom] = [from.y + height / 2, to.y - height / 2];
    const label = { x: from.x, y: round(top + sizes.gap.below / 2), anchor: 'start' } as const;
    return {
      ...named(route),
      d: line(from.x, top, from.x, bottom - HEAD),
      tip: tip({ x: to.x, y: bottom }, 90),
      label,
    };
  }
  if (route.kind === 'exit') {
    const start = anchor(route, 'from', plan, places, sizes);
    const label = { x: round((start.x + to.x) / 2), y: start.y, anchor: 'middle' } as const;
    const d = line(start.x, start.y, to.x, start.y);
    return { ...named(route), d, tip: tip({ x: to.x, y: to.y - height / 2 }, 90), label };
  }
  const stops: Stop[] = [
    anchor(route, 'from', plan, places, sizes),
    ...route.lanes.flatMap((lane) => laneStop(lane, route, plan, places, sizes) ?? []),
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
  const beside = lane && laneStop(lane, route, plan, places, sizes);
  const label = beside ? ({ x: beside.x - BESIDE, y: beside.y, anchor: 'end' } as const) : labelInGap(stops, sizes);
  const d = `M${at(shortened[0])}${pieces.map(([, a, b, end]) => `C${at(a)} ${at(b)} ${at(end)}`).join('')}`;
  return { ...named(route), d, tip: arrow, label: { ...label, x: round(label.x), y: round(label.y) } };

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

/** Where an edge passes a row: where its label stands, along the right side of the room that is kept for it. */
function laneStop(
  lane: Route['lanes'][number],
  route: Route,
  { routes }: RowPlan,
  places: Places,
  { label }: ProcessSizes,
): Point | undefined {
  const place = places.get(lane.name);
  if (place === undefined || labelledLane(route, routes) !== lane) return place;
  return { x: place.x + (label.width - CLEAR) / 2, y: place.y };
}

/** The label of an edge between neighbouring rows: in the gap, beside the upright stretch at the detour. */
function labelInGap([from, to]: readonly Stop[], { gap }: ProcessSizes): PlacedEdge['label'] {
  if (from === undefined || to === undefined) return { x: 0, y: 0, anchor: 'middle' };
  const upright = [from, to].find((stop) => stop.side === 'top' || stop.side === 'bottom');
  if (upright?.side === undefined) {
    const out = OUTWARD[from.side ?? 'left'].x * BULGE;
    return { x: from.x + out, y: (from.y + to.y) / 2, anchor: out < 0 ? 'end' : 'start' };
  }
  const level = upright === from ? to : from;
  const isOutside = level.side === 'left' && upright.side === 'bottom';
  return {
    x: upright.x + (isOutside ? -BESIDE : BESIDE),
    y: upright.y + (OUTWARD[upright.side].y * gap.below) / 2,
    anchor: isOutside ? 'end' : 'start',
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const at = (point: Point = { x: 0, y: 0 }): string => `${round(point.x)},${round(point.y)}`;
