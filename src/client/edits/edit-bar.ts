import { button, make } from '../dom.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';
import { askLink } from '../share/ask-link.ts';
import { changeEdits, type DataEdit } from './edit-list.ts';

interface Shown {
  readonly edits: readonly DataEdit[];
  /** What has become of them, announced. */
  readonly state: string;
  /** What could not be drawn, in sentences. */
  readonly problems?: readonly string[];
  readonly retry?: () => void;
}

interface Bar {
  readonly root: HTMLElement;
  readonly state: HTMLElement;
  readonly problems: HTMLElement;
  readonly list: HTMLElement;
  readonly retry: HTMLButtonElement;
}

let bar: Bar | undefined;
let again: (() => void) | undefined;

/** Shows the bar that says which edits of the data the page shows; without edits it goes, once it has said so. */
export function showBar({ edits, state, problems = [], retry }: Shown): void {
  if (bar === undefined && edits.length === 0) return;
  bar ??= makeBar();
  again = retry;
  bar.retry.hidden = retry === undefined;
  bar.state.textContent = state;
  bar.root.toggleAttribute('data-empty', edits.length === 0);
  bar.problems.replaceChildren(...problems.map((problem) => make('li', {}, problem)));
  bar.list.replaceChildren(...edits.map(listed));
}

const listed = ({ sql, title }: DataEdit): HTMLElement =>
  make(
    'li',
    {},
    ...(title === null ? [] : [make('p', {}, title)]),
    make('pre', { class: 'sql', tabindex: '0' }, make('code', {}, sql.trim())),
  );

function makeBar(): Bar {
  addInPlaceStyles();
  const state = make('p', { role: 'status' });
  const problems = make('ul', { class: 'edit-problems' });
  const list = make('ol', {});
  const retry = button('Retry', () => again?.(), { hidden: true });
  // The bar's state is the one that is announced for the edits; this is said for the link.
  const said = make('span', { 'aria-live': 'polite' });
  const actions = make(
    'p',
    { class: 'edit-actions' },
    button('Undo', () => {
      changeEdits((edits) => edits.slice(0, -1));
    }),
    button('Reset', () => {
      changeEdits(() => []);
    }),
    button('Copy link', () => void copyLink({ said, list }), { title: 'A link to what you read, with all your edits' }),
    retry,
    said,
  );
  const root = make(
    'aside',
    { class: 'edit-bar', 'aria-label': 'Your edits of the data' },
    state,
    actions,
    make('details', {}, make('summary', {}, 'Show the edits'), list),
    problems,
  );
  document.body.append(root);
  return { root, state, problems, list, retry };
}

async function copyLink({ said, list }: { readonly said: HTMLElement; readonly list: HTMLElement }): Promise<void> {
  const say = (text: string): void => {
    said.textContent = text;
  };
  await askLink(({ pageLink }) => pageLink(), { say, below: list.parentElement ?? list });
}
