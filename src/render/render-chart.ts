import { parseHTML } from 'linkedom';
import type { Layouts } from '../charts/frame/layouts.ts';
import { readyDrawing } from '../charts/frame/ready-drawing.ts';
import { WIDTHS } from '../charts/frame/widths.ts';
import type { NamedQuery } from '../query/named-queries.ts';
import type { Row } from '../query/result.ts';
import { chartOf } from './chart-of.ts';
import { layoutsOf } from './layouts/index.ts';

/** A chart's drawings as SVG text, one a width, and the layouts that they keep to, where it has such. */
export interface Drawings extends Readonly<Record<keyof typeof WIDTHS, string>> {
  readonly layouts: Layouts | undefined;
}

/**
 * Draws rows of a query as the chart that the query's head names, without a browser, once for each width.
 * Throws on a query without a chart, on a chart that there is not, and what the chart throws.
 */
export async function renderChart(query: Pick<NamedQuery, 'name' | 'chart'>, rows: readonly Row[]): Promise<Drawings> {
  const chart = chartOf(query);
  if (query.chart === null || chart === null) throw new RangeError(`query without a chart: ${query.name}`);
  const layouts = await layoutsOf(query.chart, rows);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const at = (name: keyof typeof WIDTHS): string => {
    const layout = layouts?.[name];
    const options = { width: WIDTHS[name], document, ...(layout === undefined ? {} : { layout }) };
    return readyDrawing(chart(rows, options), query.name, name).outerHTML;
  };
  return { wide: at('wide'), narrow: at('narrow'), layouts };
}
