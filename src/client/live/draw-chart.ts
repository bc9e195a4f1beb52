import { readLayouts } from '../../charts/frame/layouts.ts';
import { readyDrawing } from '../../charts/frame/ready-drawing.ts';
import { MissingColumns } from '../../charts/frame/read-rows.ts';
import { WIDTHS } from '../../charts/frame/widths.ts';
import { charts } from '../../charts/index.ts';
import { readFigure } from '../../query/binding-hooks.ts';
import type { Row } from '../../query/result.ts';
import { DRAWN } from './drawn.ts';
import type { Problem } from './live-part.ts';

/** Draws a figure's chart into one of its drawings, by the function that drew it at build; throws what that throws. */
export function drawChart(figure: HTMLElement, drawing: HTMLElement, rows: readonly Row[]): void {
  const { query, chart: named, layouts } = readFigure(figure.dataset);
  const chart = charts.get(named);
  if (chart === undefined) throw new RangeError(`unknown chart: ${named}`);
  const name = drawing.classList.contains('wide') ? 'wide' : 'narrow';
  const known = layouts === undefined ? {} : { layout: readLayouts(layouts)[name] };
  const svg = chart(rows, { width: WIDTHS[name], document, ...known });
  drawing.replaceChildren(readyDrawing(svg, query, name));
  drawing.dispatchEvent(new Event(DRAWN, { bubbles: true }));
}

/** Why a chart could not be drawn from so many rows. */
export function problemOf(error: unknown, rows: number): Problem {
  if (error instanceof MissingColumns) return { missing: error.columns, reason: null };
  if (rows === 0) return { missing: [], reason: 'The chart has nothing to draw: the query answers no rows.' };
  const message = error instanceof Error ? error.message : String(error);
  return { missing: [], reason: `The chart cannot draw these rows: ${message}.` };
}
