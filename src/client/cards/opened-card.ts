import { make } from '../dom.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';
import { placeCard } from './place-card.ts';

/** What a card shows, and what it is called by. */
export interface CardContent {
  readonly kind: 'number-card' | 'term-card' | 'wide-card';
  readonly children: readonly Node[];
}

interface Opened {
  readonly card: HTMLElement;
  /** What opened it, to which the focus goes back. */
  readonly link: HTMLElement;
}

let opened: Opened | null = null;

/** The link whose card is open; null: none is. */
export const openedBy = (): HTMLElement | null => opened?.link ?? null;

/**
 * Opens a card at a link, in place of one that is open, and moves the focus into it; its first heading names it. It closes
 * by Escape, by a press outside it and by leaving it with Tab, and the focus goes back to the link.
 */
export function openCard(link: HTMLElement, content: CardContent): HTMLElement {
  addInPlaceStyles();
  closeCard('stays');
  const card = make('div', { role: 'dialog', tabindex: '-1' });
  opened = { card, link };
  fillCard(content);
  document.body.append(card);
  grown.observe(card);
  place();
  card.focus({ preventScroll: true });
  return card;
}

/** Puts another content into the open card. */
export function fillCard({ kind, children }: CardContent): void {
  if (opened === null) return;
  const { card } = opened;
  card.className = `opened-card ${kind}`;
  card.replaceChildren(...children);
  const title = card.querySelector('h2');
  if (title !== null) {
    title.id = 'opened-card-title';
    card.setAttribute('aria-labelledby', title.id);
  }
  place();
}

/** Closes the card; the focus goes back to its link, or stays where it is. */
export function closeCard(focus: 'back' | 'stays' = 'back'): void {
  if (opened === null) return;
  const { card, link } = opened;
  opened = null;
  grown.disconnect();
  card.remove();
  if (focus === 'back') link.focus({ preventScroll: true });
}

/** Stands the card at its link, in the coordinates of the page, with which it moves. */
function place(): void {
  if (opened === null) return;
  const { card, link } = opened;
  card.style.removeProperty('left');
  card.style.removeProperty('top');
  if (getComputedStyle(card).position === 'fixed') return;
  const { clientWidth: width } = document.documentElement;
  const { offsetWidth, offsetHeight } = card;
  const at = placeCard(
    [...link.getClientRects()],
    { width: offsetWidth, height: offsetHeight },
    { width, height: innerHeight },
  );
  card.style.left = `${at.left + scrollX}px`;
  card.style.top = `${at.top + scrollY}px`;
}

addEventListener('resize', place);
/** What comes into a card later may need room on its link's other side. */
const grown = new ResizeObserver(place);

document.addEventListener('keydown', (event) => {
  if (opened === null || event.defaultPrevented) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    closeCard();
  } else if (event.key === 'Tab') leaveWithTab(event, opened);
});

/** Behind the last stop of a card comes what follows its link, and before the first one the link. */
function leaveWithTab(event: KeyboardEvent, { card, link }: Opened): void {
  const { activeElement: active } = document;
  if (!card.contains(active)) return;
  const stops = [...card.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.getClientRects().length > 0);
  const isLeaving = event.shiftKey ? active === card || active === stops[0] : active === (stops.at(-1) ?? card);
  if (!isLeaving) return;
  closeCard('stays');
  link.focus({ preventScroll: true });
  // Forwards the browser itself goes on, from the link.
  if (event.shiftKey) event.preventDefault();
}

const STOPS = 'a[href], button:not(:disabled), input, textarea, [contenteditable="true"], [tabindex="0"]';

document.addEventListener('pointerdown', ({ target }) => {
  if (opened === null || !(target instanceof Node) || opened.card.contains(target)) return;
  // A press on the link closes it by the click that follows.
  if (!opened.link.contains(target)) closeCard('stays');
});

document.addEventListener('click', ({ target, defaultPrevented }) => {
  const link = target instanceof Element && !defaultPrevented ? target.closest('a') : null;
  // What a link of the card leads to is not to lie under the card.
  if (link?.getAttribute('href')?.startsWith('#') === true && opened?.card.contains(link) === true) closeCard('stays');
});
