/** On what the styles leave out of a phone's first layout: the parts of a long page below its first screens. */
const ATTRIBUTE = 'data-later';

/** How soon a page has loaded where the phone is quick and the connection too, in milliseconds. */
const SOON = 1200;

/** How long nothing was pressed, pointed at or scrolled before the page counts as left alone, in milliseconds. */
const QUIET = 5000;

/** Between two parts, in milliseconds. */
const PAUSE = 200;

const INPUTS = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;

/**
 * Has laid out what the styles left out: on a quick phone as soon as the page has loaded; on a slow one, where it takes
 * longer than all else, part by part once the page is left alone. What a reader comes near to is laid out by the browser.
 */
export function layOutRest(): void {
  const parts = [...document.querySelectorAll(`[${ATTRIBUTE}]`)];
  if (parts.length === 0) return;
  const layOutNext = (): boolean => {
    parts.shift()?.removeAttribute(ATTRIBUTE);
    return parts.length > 0;
  };
  const layOutAll = (): void => {
    while (layOutNext());
  };
  const loaded = (): void => {
    if (performance.now() < SOON) layOutAll();
    else whileLeftAlone(layOutNext);
  };
  if (mustStand()) layOutAll();
  else if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded);
}

/** Whether the page must stand as it was: its reader comes back to a place on it, or its address names one. */
function mustStand(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return location.hash !== '' || (navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate');
}

/** Calls again and again, with room for input in between, until there is nothing left to do. */
function whileLeftAlone(call: () => boolean): void {
  let timer: ReturnType<typeof setTimeout>;
  const step = (): void => {
    if (call()) timer = setTimeout(step, PAUSE);
    else for (const kind of INPUTS) removeEventListener(kind, wait);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(step, QUIET);
  };
  for (const kind of INPUTS) addEventListener(kind, wait, { passive: true });
  wait();
}
