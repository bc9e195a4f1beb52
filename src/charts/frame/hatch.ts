import { svgMaker } from './svg.ts';

/** The pattern's id in a drawing before its ids are made its own. */
const ID = 'hatch';

/** Puts the hatch into a drawing that has a mark filled with `url(#hatch)`. */
export function addHatch(svg: SVGSVGElement, document: Document): void {
  if (svg.querySelector(`[fill="url(#${ID})"]`) === null) return;
  const make = svgMaker(document);
  const line = make('path', { d: 'M0,0V6', stroke: 'var(--commit)', 'stroke-width': 4 });
  const turned = { id: ID, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  svg.prepend(make('defs', {}, [make('pattern', turned, [line])]));
}
