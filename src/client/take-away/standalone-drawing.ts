/** Inherited: written where they differ from the parent's. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'clip-rule',
  'stroke',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-opacity',
  'stroke-width',
  'paint-order',
  'marker-start',
  'marker-mid',
  'marker-end',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
  'letter-spacing',
  'word-spacing',
  'text-anchor',
  'white-space',
  'visibility',
  'shape-rendering',
];

/** Not inherited, or not in every browser: written where they differ from the parent's or from an element without style. */
const OWN = [
  'opacity',
  'display',
  'overflow',
  'dominant-baseline',
  'alignment-baseline',
  'baseline-shift',
  'text-decoration-line',
  'vector-effect',
  'clip-path',
  'mask',
  'filter',
  'mix-blend-mode',
  'stop-color',
  'stop-opacity',
];

const REPLACED = ['class', 'style', 'role', 'aria-label', ...INHERITED, ...OWN];

/**
 * A copy of a drawing that needs no style sheet: every colour, stroke and type that the style gives it inside `host` is
 * written into it, resolved, so that nothing is left of variables, `currentColor` and schemes.
 */
export function standaloneDrawing(drawing: SVGSVGElement, host: HTMLElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const bare = document.createElementNS(copy.namespaceURI, 'g');
  host.append(copy);
  copy.append(bare);
  const unstyled = read(bare);
  bare.remove();
  const parts = [copy, ...copy.querySelectorAll('*')];
  // All are read before any is written.
  const styles = new Map<Element | null, Style>(parts.map((part) => [part, read(part)]));
  for (const part of parts) {
    const style = styles.get(part) ?? {};
    const above = part === copy ? {} : (styles.get(part.parentElement) ?? {});
    const written = [
      ...INHERITED.filter((name) => style[name] !== above[name]),
      ...OWN.filter((name) => style[name] !== unstyled[name] || (part !== copy && style[name] !== above[name])),
    ].filter((name) => style[name] !== '');
    for (const name of REPLACED) part.removeAttribute(name);
    if (written.length > 0) part.setAttribute('style', written.map((name) => `${name}:${style[name]}`).join(';'));
  }
  return copy;
}

type Style = Readonly<Record<string, string>>;

function read(element: Element): Style {
  const computed = getComputedStyle(element);
  return Object.fromEntries([...INHERITED, ...OWN].map((name) => [name, computed.getPropertyValue(name)]));
}
