import { button, make } from '../dom.ts';
import type { Editor } from '../editor/editor.ts';
import { ranTexts } from './visit-history.ts';

/** The texts that have run in this visit, to be put into the editor again; that can be undone there. */
export function historyPanel(editor: () => Editor): HTMLElement {
  const texts = ranTexts();
  const items = texts.map((text) =>
    make(
      'li',
      {},
      button(text, () => {
        editor().replace(text);
        editor().focus();
      }),
    ),
  );
  return make(
    'div',
    { class: 'cell-history' },
    make('p', {}, texts.length === 0 ? 'Nothing has run yet in this visit.' : 'Run in this visit, the last one first:'),
    make('ol', {}, ...items),
  );
}
