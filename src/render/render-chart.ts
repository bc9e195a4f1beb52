import { parseHTML } from 'linkedom';
import type { Chart } from '../charts/chart.ts';
import { nameDrawing } from '../charts/name-drawing.ts';
import type { ProcessLayout } from '../charts/process-positions.ts';
import { WIDTHS } from '../charts/widths.ts';
import type { Row } from '../query/result.ts';

/** A chart's drawings as SVG text, one a width. */
export type Drawings = Readonly<Record<keyof typeof WIDTHS, string>>;

/** A chart's layouts, one a width, where its positions are computed beforehand. */
export type Layouts = Readonly<Record<keyof typeof WIDTHS, ProcessLayout>>;

/** Draws a query's chart without a browser, once for each width; throws what the chart throws. */
export function renderChart(query: string, chart: Chart, rows: readonly Row[], layouts?: Layouts): Drawings {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const at = (name: keyof typeof WIDTHS): string => {
    const options = { width: WIDTHS[name], document, ...(layouts === undefined ? {} : { layout: layouts[name] }) };
    return nameDrawing(chart(rows, options), query, name).outerHTML;
  };
  return { wide: at('wide'), narrow: at('narrow') };
}
