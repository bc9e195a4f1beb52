import { shortLabel } from './short-label.ts';

/** The size of a chart's text in pixels of its own width. */
export const FONT_SIZE = 13;

type Attributes = Readonly<Record<string, string | number>>;

/** Makes SVG elements without Plot: tag, attributes, and what stands in them. */
export type Make = (tag: string, attributes: Attributes, content?: string | readonly (Element | null)[]) => SVGElement;

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A maker of SVG elements for a document; numbers are written to a tenth of a pixel. */
export function svgMaker(document: Document): Make {
  return (tag, attributes, content = []) => {
    const made = document.createElementNS(NAMESPACE, tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
    }
    if (typeof content === 'string') made.textContent = content;
    else made.append(...content.filter((part) => part !== null));
    return made;
  };
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** What the drawing shows, for those who do not see it. */
  readonly label: string;
}

/** A drawing as the page has all its charts: one image with one label, its size in its own pixels. */
export function svgFrame(make: Make, { width, height, label }: Frame, parts: readonly Element[]): SVGSVGElement {
  const attributes = { class: 'chart', fill: 'currentColor', style: `font-size:${FONT_SIZE}px`, width, height };
  const box = { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': shortLabel(label) };
  return make('svg', { ...attributes, ...box }, parts) as SVGSVGElement;
}

/** A ground behind a text under which a line may run. */
export const HALO = {
  stroke: 'var(--paper)',
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
} as const;
