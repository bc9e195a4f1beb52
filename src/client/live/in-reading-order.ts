import type { LivePart } from './live-part.ts';

/** Parts of the page: those on the screen, as they are given, and the others from the nearest to the farthest. */
export function inReadingOrder(parts: readonly LivePart[]): { seen: LivePart[]; rest: LivePart[] } {
  // Where each stands is asked at once, before anything is drawn and moved.
  const placed = parts.map((part) => ({ part, distance: distanceOf(part.element) }));
  return {
    seen: placed.filter(({ distance }) => distance === 0).map(({ part }) => part),
    rest: placed
      .filter(({ distance }) => distance > 0)
      .toSorted((one, other) => one.distance - other.distance)
      .map(({ part }) => part),
  };
}

/** How far above or below the screen an element stands, in pixels; what is hidden stands where its parent does. */
function distanceOf(element: Element): number {
  let shown: Element = element;
  while (shown.getClientRects().length === 0 && shown.parentElement !== null) shown = shown.parentElement;
  const { top, bottom } = shown.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}
