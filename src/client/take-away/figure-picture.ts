import { embedFonts } from './embed-fonts.ts';
import { inLight } from './in-light.ts';
import { slide, type SlideLook, type SlideParts } from './slide.ts';
import { standaloneDrawing } from './standalone-drawing.ts';
import { toPng } from './to-png.ts';

/**
 * A figure as a picture for a slide: its wide drawing with texts around it, in the light scheme, whatever the page shows.
 * Throws where the figure has no drawing, and where the browser cannot make a picture of it.
 */
export async function figurePicture(figure: HTMLElement, texts: Omit<SlideParts, 'drawing'>): Promise<Blob> {
  const drawn = figure.querySelector<SVGSVGElement>(':scope > .drawing.wide:not([hidden]) > svg');
  if (drawn === null) throw new Error('the chart is not drawn');
  const { drawing, look } = inLight(figure, (host) => ({
    drawing: standaloneDrawing(drawn, host),
    look: lookOf(host),
  }));
  // A face that no text of the page has needed yet would be measured as another. One that cannot be had is none.
  await Promise.allSettled([400, 700].map((weight) => document.fonts.load(`${weight} 16px ${look.family}`)));
  const whole = slide({ ...texts, drawing }, look, canvasMeasure());
  await embedFonts(whole);
  return toPng(whole);
}

function lookOf(host: HTMLElement): SlideLook {
  const { backgroundColor: paper, fontFamily: family } = getComputedStyle(host);
  const colour = (name: string): string => {
    host.style.color = `var(${name})`;
    return getComputedStyle(host).color;
  };
  return { paper, ink: colour('--ink'), soft: colour('--ink-soft'), faint: colour('--ink-faint'), family };
}

function canvasMeasure(): (text: string, font: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('the browser has no canvas');
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}
