/** The widths that each chart is drawn for, in pixels: a laptop's and a phone's. The style sheet chooses. */
export const WIDTHS = { wide: 820, narrow: 336 } as const;

/** Below this width a chart is drawn for a phone: labels above their marks, shorter axes. */
const NARROW = 520;

/** Whether a drawing is one for a phone. */
export const isNarrow = (width: number): boolean => width < NARROW;
