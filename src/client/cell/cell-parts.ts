import { button, make } from '../dom.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';

interface Actions {
  readonly run: () => void;
  readonly stop: () => void;
  readonly restore: () => void;
  readonly copyLink: () => void;
}

/** The elements of a query's editor. */
export interface CellParts {
  readonly root: HTMLElement;
  /** Where the text field stands. */
  readonly slot: HTMLElement;
  readonly helpId: string;
  readonly run: HTMLButtonElement;
  readonly stop: HTMLButtonElement;
  readonly restore: HTMLButtonElement;
  readonly edited: HTMLElement;
  /** What goes on, announced. */
  readonly status: HTMLElement;
  /** Faults, notes and results. */
  readonly below: HTMLElement;
}

let count = 0;

/** Makes them; nothing runs yet. */
export function cellParts(title: string, actions: Actions): CellParts {
  addInPlaceStyles();
  count += 1;
  const helpId = `sql-help-${count}`;
  const slot = make('div', { class: 'cell-text' });
  const run = button('Run', actions.run, { class: 'run', title: 'Ctrl+Enter, on a Mac ⌘+Enter' });
  const stop = button('Stop', actions.stop, { disabled: true });
  const restore = button('Restore', actions.restore, { disabled: true, title: 'Bring back the query as it was' });
  const copy = button('Copy link', actions.copyLink, { title: 'A link to this section with this text' });
  const edited = make('span', { class: 'edited-mark', hidden: true }, 'edited');
  const status = make('p', { role: 'status', class: 'cell-status' });
  const below = make('div', { class: 'cell-below' });
  const help = make(
    'p',
    { id: helpId, class: 'visually-hidden' },
    'Ctrl+Enter, on a Mac Command+Enter, runs the query. Escape and then Tab leaves the editor.',
  );
  const bar = make('div', { class: 'cell-bar' }, run, stop, restore, copy, edited, status);
  const root = make('div', { class: 'cell', role: 'group', 'aria-label': `Query: ${title}` }, help, slot, bar, below);
  return { root, slot, helpId, run, stop, restore, edited, status, below };
}
