import { forgetOther, otherText, takeOther, watchOthers } from '../drafts.ts';
import { button, make } from '../dom.ts';

/** Says in an editor's place that another tab has another text of its query, and lets the reader choose; both are kept. */
export function sayOtherText(query: string): HTMLElement {
  const place = make('div', { class: 'cell-other', 'aria-live': 'polite' });
  const show = (): void => {
    const text = otherText(query);
    const shown = place.querySelector('pre');
    if (shown?.textContent === text) return;
    if (text === null) place.replaceChildren();
    else place.replaceChildren(note(text));
  };
  const note = (text: string): HTMLElement =>
    make(
      'div',
      { class: 'cell-note' },
      make('p', {}, 'Another tab has another text of this query; both are kept.'),
      make('details', {}, make('summary', {}, 'The other text'), make('pre', { class: 'sql', tabindex: '0' }, text)),
      make(
        'p',
        {},
        button('Show it here', () => {
          takeOther(query, text);
          show();
        }),
        ' ',
        button('Delete it', () => {
          forgetOther(query, text);
        }),
      ),
    );
  watchOthers(query, show);
  show();
  return place;
}
