import type { Row } from '../query/result.ts';
import type { ProcessLayout } from './process-positions.ts';

/** What a chart is drawn for: its width in pixels and the document that makes its elements. */
export interface ChartOptions {
  readonly width: number;
  readonly document: Document;
  /** Positions computed at build, for the charts that have them: they stay when the chart is drawn anew. */
  readonly layout?: ProcessLayout;
}

/**
 * Draws rows as an SVG of the asked width, with role and label; the height follows from rows and width.
 * Throws where the rows lack what the chart needs, such as `no number in stage-stays: average_days null`.
 */
export type Chart = (rows: readonly Row[], options: ChartOptions) => SVGSVGElement;

/** Below this width a chart is drawn for a phone: labels above their marks, shorter axes. */
const NARROW = 520;

/** Whether a drawing is one for a phone. */
export const isNarrow = (width: number): boolean => width < NARROW;
