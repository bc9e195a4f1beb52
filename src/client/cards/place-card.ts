/** A rectangle of the window, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a card and what opened it, and between a card and the window's edge. */
const GAP = 6;
const EDGE = 8;

/**
 * Where a card stands in the window: below the link that opened it, above where there is no room below but there is above,
 * and else where it covers least; never beyond an edge of the window. A link of several lines is given by its lines.
 */
export function placeCard(lines: readonly Box[], card: Size, within: Size): { left: number; top: number } {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return { left: EDGE, top: EDGE };
  const left = clamp(first.left, EDGE, within.width - EDGE - card.width);
  const [below, above] = [last.bottom + GAP, first.top - GAP - card.height];
  const fitsBelow = below + card.height <= within.height - EDGE;
  const top = fitsBelow || above < EDGE ? below : above;
  return { left, top: clamp(top, EDGE, within.height - EDGE - card.height) };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
