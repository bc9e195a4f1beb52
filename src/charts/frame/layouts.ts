import type { Row } from '../../query/result.ts';
import type { ProcessLayout } from './process-layout.ts';
import { WIDTHS } from './widths.ts';

/** Lays a chart of these rows out for a width in pixels. */
export type LayOut = (rows: readonly Row[], width: number) => Promise<ProcessLayout>;

/** A chart's layouts, one a width, where its positions are computed beforehand. */
export type Layouts = Readonly<Record<keyof typeof WIDTHS, ProcessLayout>>;

/** In an attribute a double quote costs five characters more; a single one that is no delimiter is written as its code. */
const QUOTE = "'";

/** The layouts as an attribute of the page carries them, for the chart to be drawn anew: JSON, in single quotes. */
export const writeLayouts = (layouts: Layouts): string =>
  JSON.stringify(layouts)
    .replaceAll(QUOTE, '\\u0027')
    .replace(/\\.|"/g, (found) => (found === '"' ? QUOTE : found === '\\"' ? '\\u0022' : found));

/** The layouts that an attribute carries; throws `not layouts: …` on what `writeLayouts` did not write. */
export function readLayouts(text: string): Layouts {
  const layouts: unknown = JSON.parse(text.replaceAll(QUOTE, '"'));
  if (!isLayouts(layouts)) throw new TypeError(`not layouts: ${text.slice(0, 60)}`);
  return layouts;
}

const isLayouts = (value: unknown): value is Layouts =>
  isObject(value) &&
  Object.keys(WIDTHS).every((width) => {
    const layout = value[width];
    return isObject(layout) && Array.isArray(layout.nodes) && Array.isArray(layout.edges);
  });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
