import { plot, type PlotOptions } from '@observablehq/plot';
import type { ChartOptions } from './chart.ts';
import { addHatch } from './hatch.ts';
import { shortLabel } from './short-label.ts';
import { FONT_SIZE } from './svg.ts';

interface Drawing extends ChartOptions, Omit<PlotOptions, 'width' | 'document' | 'ariaLabel' | 'style'> {
  /** The chart's name: its ids begin with it. */
  readonly name: string;
  /** What the drawing shows, for those who do not see it. */
  readonly label: string;
}

/** A text with a ground of its own, where a line may run behind it. */
export const ON_LINES = { fill: 'currentColor', stroke: 'var(--paper)', strokeWidth: 4 } as const;

/**
 * Draws a Plot as all charts of the site are drawn: one type size, colours of the page, transparent ground.
 * The drawing is one image with one label, and its ids are `<name>-<width>-N`, so that several can stand in a page.
 */
export function draw({ name, label, width, document, ...options }: Drawing): SVGSVGElement {
  const svg = plot({
    ...options,
    width,
    document,
    style: { fontSize: `${FONT_SIZE}px`, fontFamily: 'inherit', background: 'none', overflow: 'visible' },
  });
  if (svg.tagName.toLowerCase() !== 'svg') throw new TypeError(`not an svg: ${name} is a ${svg.tagName}`);
  addHatch(svg as SVGSVGElement, document);
  return clean(svg as SVGSVGElement, name, width, shortLabel(label));
}

function clean(svg: SVGSVGElement, name: string, width: number, label: string): SVGSVGElement {
  // Plot's own style block sets a white ground; the page's style sheet says the rest of it.
  svg.querySelector('style')?.remove();
  svg.setAttribute('class', 'chart');
  svg.style.setProperty('--plot-background', 'var(--paper)');
  // One label for the image: on a plain group ARIA forbids one, and inside an image nothing is read.
  for (const part of svg.querySelectorAll('[aria-label], [aria-description], [aria-hidden]')) {
    for (const attribute of ['aria-label', 'aria-description', 'aria-hidden']) part.removeAttribute(attribute);
  }
  renameIds(svg, `${name}-${width}`);
  roundNumbers(svg);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg;
}

/** Plot numbers its ids from 1 in every drawing's process; the same id in a hidden drawing would take the visible one's clip. */
function renameIds(svg: SVGSVGElement, prefix: string): void {
  const names = new Map([...svg.querySelectorAll('[id]')].map(({ id }, i) => [id, `${prefix}-${i + 1}`] as const));
  for (const part of svg.querySelectorAll('*')) {
    for (const { name, value } of [...part.attributes]) {
      const renamed =
        name === 'id'
          ? (names.get(value) ?? value)
          : value.replace(/(url\(#|^#)([^)]+)/g, (found, before: string, id: string) => {
              const to = names.get(id);
              return to === undefined ? found : before + to;
            });
      if (renamed !== value) part.setAttribute(name, renamed);
    }
  }
}

/** A hundredth of a pixel is enough, and a third of the bytes. */
function roundNumbers(svg: SVGSVGElement): void {
  for (const part of svg.querySelectorAll('*')) {
    for (const { name, value } of [...part.attributes]) {
      const rounded = value.replace(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
      if (rounded !== value) part.setAttribute(name, rounded);
    }
  }
}
