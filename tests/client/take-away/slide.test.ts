import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { slide } from '../../../src/client/take-away/slide.ts';

const look = { paper: 'white', ink: 'black', soft: 'dimgrey', faint: 'grey', family: 'Arial, sans-serif' };
const texts = {
  title: 'Health fell from 78 to 48 in 8 days, and nobody has spoken with the buyer since',
  subtitle: '',
  source: 'Query crash_health · synthetic data',
  address: 'https://a.example/#figure-crash_health',
};

function drawingOf(viewBox: string): SVGSVGElement {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', viewBox);
  return drawing;
}

/** Every letter is half as wide as the type is high. */
const measure = (text: string, font: string): number => (text.length * Number(/ (\d+)px/.exec(font)?.[1])) / 2;

const numbersOf = (part: Element, ...names: string[]): number[] => names.map((name) => Number(part.getAttribute(name)));

test('a slide has its texts in order around the drawing, twice as large in pixels, and nothing overlaps', () => {
  const drawing = drawingOf('0 0 820 340');
  const svg = slide({ ...texts, drawing }, look, measure);
  const lines = [...svg.querySelectorAll('text')];
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    'Health fell from 78 to 48 in 8 days, and',
    'nobody has spoken with the buyer since',
    texts.source,
    texts.address,
  ]);
  const baselines = lines.flatMap((line) => numbersOf(line, 'y'));
  expect(baselines).toEqual(baselines.toSorted((a, b) => a - b));
  const [top = 0, height = 0] = numbersOf(drawing, 'y', 'height');
  expect(baselines[1]).toBeLessThan(top);
  expect(baselines[2]).toBeGreaterThan(top + height);
  const [width, all = 0] = numbersOf(svg, 'width', 'height');
  expect(width).toBe(1800);
  expect(svg.getAttribute('viewBox')).toBe(`0 0 900 ${all / 2}`);
  expect(baselines[3]).toBeLessThan(all / 2 - 20);
});

test('the drawing keeps its own coordinates', () => {
  const drawing = drawingOf('-10 5 400 200');
  slide({ ...texts, drawing }, look, measure);
  expect(drawing.getAttribute('viewBox')).toBe('-10 5 400 200');
  expect(numbersOf(drawing, 'width', 'height')).toEqual([400, 200]);
});

test.for(['', '0 0 820', '0 0 0 340'])('a drawing of the size "%s" is refused', (viewBox) => {
  expect(() => slide({ ...texts, drawing: drawingOf(viewBox) }, look, measure)).toThrow(
    `a drawing without a size: ${viewBox}`,
  );
});
