import { parseHTML } from 'linkedom';
import type { Chart } from '../charts/chart.ts';
import type { Row } from '../query/result.ts';

/** The widths that each chart is drawn for, in pixels: a laptop's and a phone's. The style sheet chooses. */
export const WIDTHS = { wide: 820, narrow: 336 } as const;

/** A chart's drawings as SVG text, one a width. */
export type Drawings = Readonly<Record<keyof typeof WIDTHS, string>>;

/** Draws a chart without a browser, once for each width; throws what the chart throws. */
export function renderChart(chart: Chart, rows: readonly Row[]): Drawings {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const at = (width: number): string => chart(rows, { width, document }).outerHTML;
  return { wide: at(WIDTHS.wide), narrow: at(WIDTHS.narrow) };
}
