import { contrast, lightOf, over, SCHEMES, type Light, type Scheme } from './palette.ts';

/** The least contrast of a mark with what lies under it. */
const LEAST = 3;
/** Lines that only lead the eye, and washes behind marks: nothing is read from their edges. */
const GROUND = ['var(--rule)', 'var(--wash)', 'var(--grey-pale)'];

interface Shape {
  readonly tag: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  readonly strokeWidth: number;
}

/**
 * The marks of a drawing that are not seen against what lies under them, in light or in dark: a mark is seen by its fill,
 * by its outline, or by paper that is drawn round it. Shapes whose place is a path are left out.
 */
export function faintMarks(svg: SVGSVGElement): string[] {
  const shapes = [...svg.querySelectorAll('rect, circle, line')]
    .filter((part) => part.closest('defs, clipPath') === null)
    .map(shapeOf);
  return SCHEMES.flatMap((scheme) =>
    shapes.flatMap((shape, i) => {
      const looks = [shape.stroke, shape.fill].filter((look) => look !== 'none');
      const isGround = looks.length > 0 && looks.every((look) => GROUND.includes(look) || look === 'var(--paper)');
      if (looks.length === 0 || isGround || shape.fillOpacity < 0.3) return [];
      const points = pointsOf(shape);
      const best = looks.map((look) => {
        const seen = look === 'url(#hatch)' || look.startsWith('url(') ? 'var(--commit)' : look;
        const worst = points.map(([x, y]) => contrast(lightOf(seen, scheme), under(shapes.slice(0, i), x, y, scheme)));
        return Math.min(...worst);
      });
      const reached = Math.max(...best);
      return reached >= LEAST ? [] : [`${scheme}: ${shape.tag} ${looks.join(' ')} ${reached.toFixed(2)}`];
    }),
  );
}

/** The colour at a place of what was drawn before; a line covers what is as near as half its width. */
function under(shapes: readonly Shape[], x: number, y: number, scheme: Scheme): Light {
  return shapes.reduce<Light>(
    (ground, shape) => {
      // At a surface's very edge is what is beside it; a line that only leads the eye is no ground.
      const reach = shape.tag === 'line' ? shape.strokeWidth / 2 : -0.75;
      const isIn =
        x >= shape.left - reach && x <= shape.right + reach && y >= shape.top - reach && y <= shape.bottom + reach;
      const look = shape.tag === 'line' ? shape.stroke : shape.fill;
      if (!isIn || look === 'none' || (shape.tag === 'line' && look === 'var(--rule)')) return ground;
      const colour = lightOf(look.startsWith('url(') ? 'var(--paper)' : look, scheme);
      return over(colour, ground, shape.tag === 'line' ? 1 : shape.fillOpacity);
    },
    lightOf('var(--paper)', scheme),
  );
}

/** Where a mark is looked at: along a line, and in the middle of a surface. */
function pointsOf({ tag, left, top, right, bottom }: Shape): [number, number][] {
  const shares = tag === 'line' ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.5];
  return shares.map((share) => [left + share * (right - left), top + share * (bottom - top)]);
}

function shapeOf(part: Element): Shape {
  const tag = part.tagName.toLowerCase();
  const own = (name: string): number => Number(part.getAttribute(name) ?? 0);
  const [dx, dy] = shiftOf(part);
  const [left, top, right, bottom] =
    tag === 'line'
      ? [own('x1'), own('y1'), own('x2'), own('y2')]
      : tag === 'circle'
        ? [own('cx') - own('r'), own('cy') - own('r'), own('cx') + own('r'), own('cy') + own('r')]
        : [own('x'), own('y'), own('x') + own('width'), own('y') + own('height')];
  const opacity = Number(inherited(part, 'fill-opacity') ?? 1);
  return {
    tag,
    left: Math.min(left, right) + dx,
    top: Math.min(top, bottom) + dy,
    right: Math.max(left, right) + dx,
    bottom: Math.max(top, bottom) + dy,
    fill: tag === 'line' ? 'none' : (inherited(part, 'fill') ?? 'currentColor'),
    fillOpacity: opacity,
    stroke: inherited(part, 'stroke') ?? 'none',
    strokeWidth: Number(inherited(part, 'stroke-width') ?? 1),
  };
}

/** An attribute as the part has it, or the nearest group around it. */
function inherited(part: Element, name: string): string | null {
  const around = part.closest(`[${name}]`);
  return around === null || around.tagName.toLowerCase() === 'svg' ? null : around.getAttribute(name);
}

function shiftOf(part: Element): [number, number] {
  let [x, y] = [0, 0];
  for (let group: Element | null = part; group !== null; group = group.parentElement) {
    const [, dx, dy] = /^translate\((-?[\d.]+)[ ,](-?[\d.]+)\)/.exec(group.getAttribute('transform') ?? '') ?? [];
    x += Number(dx ?? 0);
    y += Number(dy ?? 0);
  }
  return [x, y];
}
