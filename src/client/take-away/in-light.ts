import { make } from '../dom.ts';

/** Out of sight, but laid out: what is not displayed has no style to read. */
const STYLE = [
  'position: fixed',
  'left: -10000px',
  'top: 0',
  'color-scheme: light',
  'forced-color-adjust: none',
  // The page's own was resolved higher up, in the scheme of the page.
  'color: var(--ink)',
  'background: var(--paper)',
].join('; ');

/**
 * Does work with an element inside `place` in which the page's style holds, but in the light scheme. What is put into it
 * is gone when the work is done, before anything of it is painted.
 */
export function inLight<Answer>(place: Element, work: (host: HTMLElement) => Answer): Answer {
  const host = make('div', { style: STYLE });
  place.append(host);
  try {
    return work(host);
  } finally {
    host.remove();
  }
}
