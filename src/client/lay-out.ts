import { isSlow } from './connection.ts';

/** On what the styles leave out of a small screen's first layout: the parts of a long page below its first screens. */
const ATTRIBUTE = 'data-later';

/** How long nothing was pressed, pointed at or scrolled before a part is laid out, in milliseconds. */
const QUIET = 3000;

/**
 * Has everything laid out that the styles left out: mostly now. On a slow phone, where it takes longer than all else that
 * a page does to load, it waits until the reader rests; what they come near to before is laid out by the browser.
 */
export function layOutRest(): void {
  const parts = [...document.querySelectorAll(`[${ATTRIBUTE}]`)];
  const layOutNext = (): boolean => {
    parts.shift()?.removeAttribute(ATTRIBUTE);
    return parts.length > 0;
  };
  if (isSlow() && !mustStand()) whileQuiet(layOutNext);
  else while (layOutNext());
}

/** Whether the page must stand as it was: its reader comes back to a place on it, or its address names one. */
function mustStand(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return location.hash !== '' || (navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate');
}

/** Calls again and again while nothing comes in, with room for input in between, until there is nothing left to do. */
function whileQuiet(call: () => boolean): void {
  let timer: ReturnType<typeof setTimeout>;
  const step = (): void => {
    if (call()) timer = setTimeout(step, 100);
    else for (const kind of INPUTS) removeEventListener(kind, wait);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(step, QUIET);
  };
  for (const kind of INPUTS) addEventListener(kind, wait, { passive: true });
  wait();
}

const INPUTS = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;
