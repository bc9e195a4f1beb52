import { charts } from '../../charts/index.ts';
import { nameDrawing } from '../../charts/name-drawing.ts';
import type { ProcessLayout } from '../../charts/process-positions.ts';
import { MissingColumns } from '../../charts/read-rows.ts';
import { subjectCharts } from '../../charts/subject-charts.ts';
import { WIDTHS } from '../../charts/widths.ts';
import type { Row } from '../../query/result.ts';
import type { Problem } from './live-part.ts';

/** Draws a figure's chart into one of its drawings, by the function that drew it at build; throws what that throws. */
export function drawChart(figure: HTMLElement, drawing: HTMLElement, rows: readonly Row[]): void {
  const { query = '', layouts } = figure.dataset;
  const chart = charts.get(query) ?? subjectCharts.get(query);
  if (chart === undefined) throw new RangeError(`query without a chart: ${query}`);
  const name = drawing.classList.contains('wide') ? 'wide' : 'narrow';
  const known = layouts === undefined ? undefined : (JSON.parse(layouts) as Record<typeof name, ProcessLayout>)[name];
  const options = { width: WIDTHS[name], document, ...(known === undefined ? {} : { layout: known }) };
  drawing.replaceChildren(nameDrawing(chart(rows, options), query, name));
}

/** Why a chart could not be drawn from so many rows. */
export function problemOf(error: unknown, rows: number): Problem {
  if (error instanceof MissingColumns) return { missing: error.columns, reason: null };
  if (rows === 0) return { missing: [], reason: 'The chart has nothing to draw: the query answers no rows.' };
  const message = error instanceof Error ? error.message : String(error);
  return { missing: [], reason: `The chart cannot draw these rows: ${message}.` };
}
