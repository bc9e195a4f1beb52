import type { QueryCharts, QueryRows } from '../../query/query-rows.ts';
import type { Row } from '../../query/result.ts';
import { emptyDrawing, honest, sayCut } from './honest.ts';
import type { ProcessLayout } from './process-layout.ts';
import { readRows, type ReadRow, type Shape } from './read-rows.ts';

/** What a chart is drawn for: its width in pixels and the document that makes its elements. */
export interface ChartOptions {
  readonly width: number;
  readonly document: Document;
  /** Positions computed at build, for the charts that have them: they stay when the chart is drawn anew. */
  readonly layout?: ProcessLayout;
}

/**
 * Draws rows as an SVG of the asked width, with role and label; the height follows from rows and width.
 * Throws where the rows lack what the chart needs, such as `no number in stage-stays: average_days null`, or hold what
 * has no place in it.
 */
export type Chart = (rows: readonly Row[], options: ChartOptions) => SVGSVGElement;

/** The charts that the heads of the queries name. */
export type ChartName = QueryCharts[keyof QueryCharts];

type QueryOf<Name extends ChartName> = {
  [Query in keyof QueryCharts]: QueryCharts[Query] extends Name ? Query : never;
}[keyof QueryCharts];

/** The queries that a chart draws and whose rows have no such column, or one that may hold something else. */
type Lacking<Name extends ChartName, Column, Value> = {
  [Query in QueryOf<Name>]: Column extends keyof QueryRows[Query]
    ? QueryRows[Query][Column] extends Value
      ? never
      : Query
    : Query;
}[QueryOf<Name>];

/** What an error of the type checker says of a column that a query of the chart does not have as the chart reads it. */
interface Unfit<Query> {
  readonly query: Query;
}

/** Nothing where every query that the chart draws answers these columns. */
type Fits<Name extends ChartName, S extends Shape> = {
  readonly [Column in keyof S]: [Lacking<Name, Column, ReadRow<S>[Column]>] extends [never]
    ? unknown
    : Unfit<Lacking<Name, Column, ReadRow<S>[Column]>>;
};

/** Rows, of which there is one at least. */
export type SomeRows<Row> = readonly [Row, ...Row[]];

/** The most rows that a chart draws, where it does not say: a page stays one that can be read. */
const MOST = 60;

/**
 * A chart by the name that its file and the heads of its queries have, with the columns that it reads of their rows.
 * That those queries answer these columns is checked by type; of rows of an edited query, when they are drawn. No rows
 * are drawn as a sentence that says so; of more rows than `most` the first, and the drawing says it.
 */
export function chart<Name extends ChartName, const S extends Shape>(
  name: Name,
  columns: S & Fits<Name, S>,
  draw: (rows: SomeRows<ReadRow<S>>, options: ChartOptions & { readonly name: Name }) => SVGSVGElement,
  most = MOST,
): Chart {
  return (rows, options) => {
    const [first, ...others] = readRows<S>(name, rows.slice(0, most), columns);
    if (first === undefined) return emptyDrawing(options);
    const svg = honest(name, draw([first, ...others], { ...options, name }));
    return rows.length > most ? sayCut(svg, { document: options.document, drawn: most, of: rows.length }) : svg;
  };
}
