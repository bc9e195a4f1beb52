import { button, make } from '../dom.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';

/** A text that a link brings. */
interface Text {
  readonly title: string;
  readonly text: string;
}

interface Shown {
  /** What is said first, and announced. */
  readonly says: string;
  /** The texts that are shown; the only one is open. */
  readonly texts?: readonly Text[];
  readonly actions?: readonly HTMLButtonElement[];
}

let bar: HTMLElement | undefined;

/** Shows what a link brings, or what has become of it, in the place of what was shown of one. */
export function showArrival({ says, texts = [], actions = [] }: Shown): void {
  hideArrival();
  addInPlaceStyles();
  bar = make(
    'aside',
    { class: 'arrival', 'aria-label': 'Edits from a link' },
    make('div', { role: 'status' }, make('p', {}, says)),
    make('div', { class: 'arrival-texts' }, ...texts.map((each) => shown(each, texts.length === 1))),
    make('p', { class: 'arrival-actions' }, ...actions, button('Dismiss', dismissArrival)),
  );
  document.body.append(bar);
}

/** Takes it away; the page's address stays. */
export function hideArrival(): void {
  bar?.remove();
  bar = undefined;
}

/** Takes it away; the address keeps its section, so that a reload does not ask again. */
export function dismissArrival(): void {
  hideArrival();
  const [section = ''] = location.hash.split('~');
  history.replaceState(history.state, '', location.pathname + location.search + section);
}

const shown = ({ title, text }: Text, isOpen: boolean): HTMLElement =>
  make(
    'details',
    { open: isOpen },
    make('summary', {}, title),
    make('pre', { class: 'sql', tabindex: '0' }, make('code', {}, text.trim())),
  );
