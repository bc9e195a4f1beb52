/** The positions of health bands that the style sheet has a colour for, `--band-1` for the best. */
const COLOURED = [1, 2, 3, 4];

/** The colour of a health band by its position; grey for one without. It never stands alone: the band's name is beside it. */
export const bandColour = (position: number): string =>
  COLOURED.includes(position) ? `var(--band-${position})` : 'var(--grey)';
