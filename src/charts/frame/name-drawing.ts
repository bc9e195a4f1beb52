/** The titles of figures. */
export const FINDINGS = '[id^="finding-"]';

/**
 * Names a drawing as its figure is titled, and behind that by its own label: who does not see it hears the finding
 * first. The title has the id `finding-<query>`; a drawing without one keeps its own label.
 */
export function nameDrawing(svg: SVGSVGElement, query: string, width: 'wide' | 'narrow'): SVGSVGElement {
  svg.id = `drawing-${query}-${width}`;
  svg.setAttribute('aria-labelledby', `finding-${query} ${svg.id}`);
  return svg;
}
