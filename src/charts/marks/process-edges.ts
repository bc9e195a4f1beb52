import { groupBy } from '../../model/group-by.ts';
import type { PlacedEdge, PlacedNode, ProcessLayout } from '../frame/process-layout.ts';
import { HALO, type Make } from '../frame/svg.ts';
import { CONTEXT, SUBJECT } from './colours.ts';
import { HEAD, type ProcessSizes } from './process-sizes.ts';

/** An edge with its place, its width in pixels, and what is said beside it. */
export interface DrawnEdge extends Omit<PlacedEdge, 'kind'> {
  readonly kind: PlacedEdge['kind'] | 'straight';
  readonly cases: number;
  readonly weight: number;
  readonly isRework: boolean;
  readonly said: { readonly cases: string; readonly wait: string };
}

type Place = Omit<DrawnEdge, 'cases' | 'weight' | 'isRework' | 'said'>;

/** Where an edge runs: as the layout says, or else straight from box to box; null where it has no two places. */
export function placeEdge(
  from: string,
  to: string,
  layout: ProcessLayout,
  places: ReadonlyMap<string, PlacedNode>,
  { node }: ProcessSizes,
): Place | null {
  const known = layout.edges.find((edge) => edge.from === from && edge.to === to);
  if (known !== undefined) return known;
  const [a, b] = [places.get(from), places.get(to)];
  if (a === undefined || b === undefined || a === b) return null;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  // The share of the way that lies inside a box.
  const inside = Math.min(node.width / 2 / Math.abs(dx), node.height / 2 / Math.abs(dy));
  const tip = { x: b.x - dx * inside, y: b.y - dy * inside, angle: (Math.atan2(dy, dx) * 180) / Math.PI };
  const end = [tip.x - (dx / length) * HEAD, tip.y - (dy / length) * HEAD];
  const d = `M${[a.x + dx * inside, a.y + dy * inside].map(written).join(',')}L${end.map(written).join(',')}`;
  return { from, to, kind: 'straight', d, tip, label: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, anchor: 'middle' } };
}

const written = (value: number): string => String(Math.round(value * 10) / 10);
const colour = ({ isRework }: DrawnEdge): string => (isRework ? SUBJECT : CONTEXT);

/** An edge's line with its arrow's head, and its texts: the cases, and under them the days. */
export function drawEdge(make: Make, edge: DrawnEdge): { lines: SVGElement[]; texts: SVGElement[] } {
  const { kind, d, weight, said, label } = edge;
  const stroke = { d, fill: 'none', stroke: colour(edge), 'stroke-width': weight };
  // A label beside the backbone keeps clear of the line, however wide.
  const x = label.x + (kind === 'path' ? weight / 2 + 7 : 0);
  const text = (dy: number, content: string, fontWeight: number): SVGElement =>
    make(
      'text',
      {
        x,
        y: label.y + dy,
        'text-anchor': label.anchor,
        'font-weight': fontWeight,
        fill: 'currentColor',
        ...HALO,
      },
      content,
    );
  // An exit's line runs between its two texts.
  const [above, below] = kind === 'exit' ? [-6, 16] : [-2, 13];
  return {
    lines: [make('path', stroke), ...(kind === 'exit' ? [] : [head(make, edge, weight)])],
    texts: [text(above, said.cases, 700), ...(said.wait === '' ? [] : [text(below, said.wait, 400)])],
  };
}

/** The rails down to each end: they widen with every exit that joins them. */
export function drawRails(
  make: Make,
  edges: readonly DrawnEdge[],
  { narrow, most }: { readonly narrow: boolean; readonly most: number },
): SVGElement[] {
  const byEnd = groupBy(
    edges.filter(({ kind }) => kind === 'exit'),
    ({ to }) => to,
  );
  return [...byEnd.values()].flatMap((exits) => {
    const inOrder = exits.toSorted((a, b) => a.label.y - b.label.y);
    let cases = 0;
    const pieces = inOrder.map((exit, i) => {
      cases += exit.cases;
      const weight = Math.max(1.5, (cases / most) * (narrow ? 9 : 13));
      const next = inOrder[i + 1]?.label.y ?? exit.tip.y - HEAD;
      const d = `M${written(exit.tip.x)},${written(exit.label.y - exit.weight / 2)}V${written(next)}`;
      return { piece: make('path', { d, fill: 'none', stroke: 'var(--grey)', 'stroke-width': weight }), exit, weight };
    });
    const last = pieces.at(-1);
    return [...pieces.map(({ piece }) => piece), ...(last === undefined ? [] : [head(make, last.exit, last.weight)])];
  });
}

/** An arrow's head at the tip of an edge; no marker, whose id would have to be the page's only one. */
function head(make: Make, edge: DrawnEdge, weight: number): SVGElement {
  const half = Math.max(4.5, weight / 2 + 3);
  const { x, y, angle } = edge.tip;
  return make('path', {
    d: `M0,0L${-HEAD - 1},${written(-half)}V${written(half)}Z`,
    transform: `translate(${written(x)},${written(y)}) rotate(${written(angle)})`,
    fill: colour(edge),
  });
}
