/** The widths that each chart is drawn for, in pixels: a laptop's and a phone's. The style sheet chooses. */
export const WIDTHS = { wide: 820, narrow: 336 } as const;
