import { DRAWN } from './drawn.ts';

/** What a drawing says beside its marks; outlines behind another one leave it out. */
const WORDS = 'text, title, desc, style';

/**
 * Keeps the drawings of a figure in view beside those that come: as outlines behind, or faint below. Calls back whenever
 * one is drawn anew.
 */
export function keepBefore(
  figure: HTMLElement,
  place: 'behind' | 'below',
  onDrawn: () => void,
): { readonly end: () => void } {
  const kept = new Map(
    [...figure.querySelectorAll<HTMLElement>(':scope > .drawing')].flatMap((drawing) => {
      const svg = drawing.querySelector('svg');
      return svg === null ? [] : [[drawing, copyOf(svg, place)] as const];
    }),
  );
  const onDraw = ({ target }: Event): void => {
    const [drawing, copy] = [...kept].find(([one]) => one === target) ?? [];
    if (drawing === undefined || copy === undefined) return;
    drawing.append(copy);
    onDrawn();
  };
  figure.addEventListener(DRAWN, onDraw);
  return {
    end: () => {
      figure.removeEventListener(DRAWN, onDraw);
      for (const copy of kept.values()) copy.remove();
    },
  };
}

/** A copy that is seen and not read, and that is not found for the drawing itself. */
function copyOf(svg: SVGSVGElement, place: 'behind' | 'below'): Element {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const name of ['id', 'role', 'aria-label', 'aria-labelledby']) copy.removeAttribute(name);
  copy.setAttribute('aria-hidden', 'true');
  copy.classList.add('before', place);
  if (place === 'behind') for (const word of copy.querySelectorAll(WORDS)) word.remove();
  return copy;
}
