import { button, make } from '../dom.ts';
import type { Editor } from '../editor/editor.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';
import { cellTools, type CellTools } from './cell-tools.ts';

interface Actions {
  readonly editor: () => Editor;
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
  readonly tools: CellTools;
  readonly edited: HTMLElement;
  /** Says of what the results are not any more. */
  readonly older: HTMLElement;
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
  const older = make('p', { class: 'cell-older', hidden: true });
  const panel = make('div', { class: 'cell-panel', hidden: true });
  const tools = cellTools(actions.editor, panel);
  const help = make(
    'p',
    { id: helpId, class: 'cell-help' },
    'Ctrl+Enter, on a Mac Command+Enter, runs all, or what is selected; with Shift the statement at the cursor. ' +
      'Escape and then Tab leaves the editor.',
  );
  const bar = make('div', { class: 'cell-bar' }, run, stop, restore, copy, ...tools.buttons, edited, status);
  const body = make('div', { class: 'cell-body' }, make('div', {}, slot, bar, help), panel);
  const root = make('div', { class: 'cell', role: 'group', 'aria-label': `Query: ${title}` }, body, older, below);
  return { root, slot, helpId, run, stop, restore, tools, edited, older, status, below };
}
