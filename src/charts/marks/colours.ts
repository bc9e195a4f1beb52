/**
 * The colours of charts, each with one meaning on all pages; the style sheet says what they are in light and in dark.
 * Deals and AEs of the story have theirs in entity-colour.ts, health bands in src/model/band-colour.ts.
 */
export const SUBJECT = 'currentColor';
/** What stands beside the subject. */
export const CONTEXT = 'var(--grey)';
/** What counts for little; it needs an outline in the colour of context. */
export const PALE = 'var(--grey-pale)';
/** Over a benchmark, or short of a target. */
export const WARM = 'var(--warm)';
export const CLOSED = 'var(--closed)';
export const COMMIT = 'var(--commit)';
/** Best Case: the hatch that `draw` puts into a drawing whose marks ask for it. */
export const HATCH = 'url(#hatch)';
