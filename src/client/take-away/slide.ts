import { wrapEvenly } from '../../model/wrap-text.ts';

/** What stands on a slide. */
export interface SlideParts {
  readonly title: string;
  readonly subtitle: string;
  /** A drawing that needs no style sheet; its size is its `viewBox`. It becomes part of the slide. */
  readonly drawing: SVGSVGElement;
  /** Where it comes from. */
  readonly source: string;
  readonly address: string;
}

/** A slide's colours, as any browser reads them, and its type. */
export interface SlideLook {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly family: string;
}

/** The width of a text in a type that is written as the `font` of CSS. */
export type Measure = (text: string, font: string) => number;

const MARGIN = 40;
/** Pixels of the picture to one of the drawing. */
const SCALE = 2;
const ROUND_DRAWING = 20;

/** The texts in pixels of the drawing: size, from line to line, and the room above. */
const TYPES = {
  title: { size: 24, weight: 700, leading: 30, above: 0, colour: 'ink' },
  subtitle: { size: 15, weight: 400, leading: 21, above: 6, colour: 'soft' },
  source: { size: 12, weight: 400, leading: 17, above: 0, colour: 'faint' },
  address: { size: 11, weight: 400, leading: 16, above: 0, colour: 'faint' },
} as const;

/**
 * A figure as one drawing for a slide: title, subtitle, the drawing, where it comes from, and its address. Its `width` and
 * `height` are those of the picture in pixels. Throws a `RangeError` where the drawing has no size.
 */
export function slide(parts: SlideParts, look: SlideLook, measure: Measure): SVGSVGElement {
  const { drawing } = parts;
  const { width, height } = sizeOf(drawing);
  const svg = element(drawing, 'svg', { 'font-family': look.family });
  const ground = element(drawing, 'rect', { fill: look.paper });
  svg.append(ground);
  let y = MARGIN;

  const write = (name: keyof typeof TYPES): void => {
    const { size, weight, leading, above, colour } = TYPES[name];
    const lines = wrapEvenly(parts[name], width, (text) => measure(text, `${weight} ${size}px ${look.family}`));
    if (lines.length > 0) y += above;
    for (const line of lines) {
      // Where the letters stand in a line of this height.
      const baseline = y + leading / 2 + size * 0.35;
      const type = { 'font-size': size, 'font-weight': weight, fill: look[colour] };
      const text = element(drawing, 'text', { x: MARGIN, y: baseline, ...type });
      text.textContent = line;
      svg.append(text);
      y += leading;
    }
  };

  write('title');
  write('subtitle');
  y += ROUND_DRAWING;
  set(drawing, { x: MARGIN, y, width, height, overflow: 'visible' });
  svg.append(drawing);
  y += height + ROUND_DRAWING;
  write('source');
  write('address');

  const whole = { width: width + 2 * MARGIN, height: y + MARGIN };
  set(ground, whole);
  set(svg, { width: whole.width * SCALE, height: whole.height * SCALE, viewBox: `0 0 ${whole.width} ${whole.height}` });
  return svg as SVGSVGElement;
}

function sizeOf(drawing: Element): { width: number; height: number } {
  const box = drawing.getAttribute('viewBox') ?? '';
  const [, , width = 0, height = 0] = box.split(/[\s,]+/).map(Number);
  if (!(width > 0 && height > 0)) throw new RangeError(`a drawing without a size: ${box}`);
  return { width, height };
}

type Attributes = Readonly<Record<string, string | number>>;

function element({ ownerDocument, namespaceURI }: Element, tag: string, attributes: Attributes): Element {
  const made = ownerDocument.createElementNS(namespaceURI, tag);
  set(made, attributes);
  return made;
}

function set(part: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, String(value));
}
