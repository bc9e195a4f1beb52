import { isNarrow } from '../frame/widths.ts';

/** The measures that layout and drawing agree on, in pixels. */
export interface ProcessSizes {
  readonly node: { readonly width: number; readonly height: number };
  /** The room that an edge's label takes. */
  readonly label: { readonly width: number; readonly height: number };
  /** The room that the happy path keeps where it passes between detours. */
  readonly passage: number;
  /** The free space between boxes side by side, and between one row and the next. */
  readonly gap: { readonly beside: number; readonly below: number };
}

/** The space between a line that passes a row and the row's box, beside the usual gap. */
export const CLEAR = 12;

/** The length of an arrow's head. */
export const HEAD = 8;

/** The measures of a drawing of this width: on a phone a name takes two lines. */
export const processSizes = (width: number): ProcessSizes =>
  isNarrow(width)
    ? { node: { width: 92, height: 72 }, label: { width: 54, height: 32 }, passage: 44, gap: { beside: 7, below: 42 } }
    : {
        node: { width: 172, height: 60 },
        label: { width: 92, height: 32 },
        passage: 110,
        gap: { beside: 36, below: 42 },
      };
