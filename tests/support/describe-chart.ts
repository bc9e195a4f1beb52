import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/charts/frame/chart.ts';
import type { Row } from '../../src/query/result.ts';

/** The widths that the tests draw for: a laptop's and a phone's. */
export const WIDTHS = [820, 336];

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** A chart drawn without a browser. */
export const drawChart = (chart: Chart, rows: readonly Row[], width = 820): SVGSVGElement =>
  chart(rows, { width, document });

/** What the texts of a drawing say, one entry a line of text. */
export const textsOf = (svg: SVGSVGElement): string[] =>
  [...svg.querySelectorAll('text')].flatMap((text) => {
    const lines = [...text.querySelectorAll('tspan')];
    return (lines.length > 0 ? lines : [text]).map((line) => line.textContent ?? '');
  });

/** What holds of every chart, tested on example rows: its drawings stay as they are, in `snapshots/<name>-<width>.svg`. */
export function describeChart(name: string, chart: Chart, rows: readonly Row[]): void {
  describe(name, () => {
    test.for(WIDTHS)('is drawn as before at %i px', async (width) => {
      const svg = drawChart(chart, rows, width).outerHTML.replaceAll('><', '>\n<');
      await expect(`${svg}\n`).toMatchFileSnapshot(`snapshots/${name}-${width}.svg`);
    });

    test.for(WIDTHS)('is one image with one label at %i px', (width) => {
      const svg = drawChart(chart, rows, width);
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')).toMatch(/^[A-Z0-9].*\.$/);
      expect([...svg.querySelectorAll('[aria-label], [aria-hidden], style')]).toEqual([]);
    });

    test.for(WIDTHS)('keeps its text at 11 px or more on the narrowest screen for %i px', (width) => {
      const shown = width === 336 ? 288 : 704;
      const svg = drawChart(chart, rows, width);
      const sizes = [...svg.querySelectorAll('[font-size]')].map((part) => Number(part.getAttribute('font-size')));
      const least = Math.min(Number.parseFloat(svg.style.fontSize), ...sizes.filter((size) => size !== 10));
      expect((least * shown) / width).toBeGreaterThanOrEqual(11);
    });

    test('has ids of its own', () => {
      const ids = WIDTHS.flatMap((width) =>
        [...drawChart(chart, rows, width).querySelectorAll('[id]')].map(({ id }) => id),
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !id.startsWith(`${name}-`))).toEqual([]);
    });

    test('says which column is missing or wrong', () => {
      const [first = {}] = rows;
      for (const [column, value] of Object.entries(first)) {
        const { [column]: _, ...without } = first;
        const reads = typeof value === 'number' ? 'number' : 'text';
        expect(() => drawChart(chart, [without])).toThrow(`no column in ${name}: ${column}`);
        expect(() => drawChart(chart, [{ ...first, [column]: reads === 'number' ? 'x' : 1 }])).toThrow(
          `no ${value === null ? 'text' : reads} in ${name}: ${column}`,
        );
      }
    });
  });
}
