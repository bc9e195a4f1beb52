import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/charts/frame/chart.ts';
import type { Row } from '../../src/query/result.ts';
import { faintMarks } from './faint-marks.ts';

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

    test.for(WIDTHS)('has a short name that counts right at %i px', (width) => {
      const name = drawChart(chart, rows, width).getAttribute('aria-label') ?? '';
      expect(name.length).toBeLessThanOrEqual(200);
      expect(name).not.toMatch(/(?<![\d.,])1 (deals|cases|days|times)\b/);
    });

    test.for(WIDTHS)('has marks that are seen against what lies under them at %i px', (width) => {
      expect(faintMarks(drawChart(chart, rows, width))).toEqual([]);
    });

    test.for(WIDTHS)('says so where there are no rows at %i px', (width) => {
      const svg = drawChart(chart, [], width);
      expect(textsOf(svg)).toEqual(['No rows: there is nothing to draw.']);
      expect(svg.getAttribute('aria-label')).toBe('No rows: there is nothing to draw.');
    });

    test('refuses what has no place, and draws nothing else wrongly', () => {
      const [first = {}] = rows;
      for (const [column, value] of Object.entries(first)) {
        if (typeof value !== 'number') continue;
        for (const odd of [null, Number.NaN, Infinity, -1, -1e9]) {
          const drawn = attempt(() => drawChart(chart, [{ ...first, [column]: odd }, ...rows.slice(1)]).outerHTML);
          if (drawn instanceof Error) expect(drawn.message).toContain(name);
          else expect(drawn, `${column} ${odd}`).not.toMatch(/NaN|Infinity/);
        }
      }
    });

    test('stays a drawing that can be read, however many rows there are, and says that it is cut', () => {
      const many = Array.from({ length: 4000 }, (_, i) => rows[i % rows.length] ?? {});
      const svg = drawChart(chart, many, 336);
      expect(Number(svg.getAttribute('height'))).toBeLessThan(5000);
      expect(textsOf(svg).at(-1)).toMatch(/^The first \d+ of 4000 rows are drawn; the table has all\.$/);
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

/** What a piece of work gives, or the error that it throws. */
function attempt(work: () => string): string | Error {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
