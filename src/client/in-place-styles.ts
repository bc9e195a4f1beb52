import text from '../styles/in-place.css?inline';

let style: HTMLStyleElement | null = null;

/** Gives the page, once, the style of what a script puts into it. */
export function addInPlaceStyles(): void {
  if (style !== null) return;
  style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
}
