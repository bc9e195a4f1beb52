import { shareAttributes } from './share-attributes.ts';

/** The titles of figures. */
export const FINDINGS = '[id^="finding-"]';

/**
 * Makes a drawing ready for its page, at build and when it is drawn anew. It is named as its figure is titled, and behind
 * that by its own label: who does not see it hears the finding first. The title has the id `finding-<query>`; a drawing
 * without one keeps its own label. What its marks say alike is said once.
 */
export function readyDrawing(svg: SVGSVGElement, query: string, width: 'wide' | 'narrow'): SVGSVGElement {
  svg.id = `drawing-${query}-${width}`;
  svg.setAttribute('aria-labelledby', `finding-${query} ${svg.id}`);
  return shareAttributes(svg);
}
