/** Said on a drawing when a chart was drawn into it. Apart from the drawing, which brings all charts along. */
export const DRAWN = 'drawn';

/** Said on a list of rows when its items were drawn anew. */
export const LISTED_ANEW = 'listed-anew';
