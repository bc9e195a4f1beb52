import type { Point } from '../../../charts/frame/process-layout.ts';
import type { ProcessSizes } from '../../../charts/marks/process-sizes.ts';
import type { Route, RowPlan } from './rows.ts';

/** Where Graphviz put each box and each place to pass by. */
export type Places = ReadonlyMap<string, Point>;
type Side = 'left' | 'right' | 'top' | 'bottom';

/** A point on a box's side, or a place beside a row, which is passed from above or below. */
export interface Stop extends Point {
  readonly side?: Side;
}

/** The direction away from a box, by its side. */
export const OUTWARD: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};
/** Where an edge touches one of its boxes; edges on one side share it evenly, in the order of where they lead. */
export function anchor(route: Route, end: 'from' | 'to', plan: RowPlan, places: Places, { node }: ProcessSizes): Stop {
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

const round = (value: number): number => Math.round(value * 10) / 10;
