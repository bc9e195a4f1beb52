import { button, make } from '../dom.ts';
import type { Editor } from '../editor/editor.ts';

/** The search for a part of an editor's text: Enter selects the next place, with Shift the one before. */
export function findPanel(editor: () => Editor): HTMLElement {
  const { text, selection } = editor();
  const input = make('input', { type: 'search', 'aria-label': 'Find in the text' });
  input.value = text.slice(selection.from, selection.to);
  const status = make('span', { 'aria-live': 'polite' });

  function step(by: 1 | -1): void {
    const places = placesOf(editor().text.toLowerCase(), input.value.toLowerCase());
    if (places.length === 0) {
      status.textContent = input.value === '' ? '' : 'Not in the text.';
      return;
    }
    const { from } = editor().selection;
    const found = by > 0 ? places.findIndex((place) => place > from) : places.findLastIndex((place) => place < from);
    const next = found < 0 ? (by > 0 ? 0 : places.length - 1) : found;
    const place = places[next] ?? 0;
    editor().select({ from: place, to: place + input.value.length });
    status.textContent = `${next + 1} of ${places.length}`;
  }

  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  const next = button('Next', () => {
    step(1);
  });
  return make('div', { class: 'cell-find' }, input, next, status);
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  if (part === '') return places;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}
