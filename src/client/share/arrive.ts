import { openCell } from '../cell/cell.ts';
import { isShown, openEditor } from '../cards/data-panel.ts';
import { button, make } from '../dom.ts';
import { keepDraft, draftOf } from '../drafts.ts';
import { applyEdit } from '../live/apply-edit.ts';
import { listQueries, type ListedQuery } from '../queries.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';
import { fromFragment, type LinkState } from './link-state.ts';

const PROBLEMS = {
  version: 'This link was made by another version of this page: its edits cannot be read.',
  damaged: 'This link is damaged: its edits cannot be read.',
  large: 'This link carries more than a link may: its edits are not read.',
} as const;

/** An edit of a link, and the title of its query. */
interface Found {
  readonly query: string;
  readonly sql: string;
  readonly title: string;
}

let bar: HTMLElement | undefined;

/** Shows what the page's address brings: goes to its section, and lets its edits wait for "Apply". */
export async function arrive(): Promise<void> {
  const { section, state, problem } = await fromFragment(location.hash);
  bar?.remove();
  if (section !== '') document.getElementById(section)?.scrollIntoView();
  if (problem !== null) show(make('p', {}, PROBLEMS[problem]), button('Dismiss', dismiss));
  else if (state !== null && state.queries.size > 0) await offer(state);
}

async function offer({ queries }: LinkState): Promise<void> {
  // Without the list a query goes by its name.
  const listed = new Map<string, ListedQuery>(Object.entries(await listQueries().catch(() => ({}))));
  const found = [...queries].flatMap(([query, sql]) =>
    isShown(query) ? [{ query, sql, title: listed.get(query)?.title ?? query }] : [],
  );
  const lost = queries.size - found.length;
  const notes = [
    found.length > 0 ? 'This link brings edited SQL. It was written by whoever sent it, and waits.' : '',
    lost > 0
      ? `${found.length > 0 ? 'Some' : 'All'} of what this link brings is for queries that are not on this page.`
      : '',
  ];
  const texts = found.map(({ sql, title }) =>
    make(
      'details',
      { open: found.length === 1 },
      make('summary', {}, title),
      make('pre', { class: 'sql', tabindex: '0' }, make('code', {}, sql)),
    ),
  );
  show(
    make('p', {}, notes.filter(Boolean).join(' ')),
    ...texts,
    ...(found.length > 0 ? [button('Apply', () => void apply(found), { class: 'run' })] : []),
    button('Dismiss', dismiss),
  );
}

/** Puts the edits into the editors and runs them; the reader's own texts can be brought back. */
async function apply(found: readonly Found[]): Promise<void> {
  const own = new Map(found.map(({ query }) => [query, draftOf(query) ?? null]));
  dismiss();
  for (const { query, sql } of found) {
    keepDraft(query, sql);
    const element = await openEditor(query).catch(() => null);
    if (element === null) {
      show(make('p', {}, 'An editor of this link could not be loaded; its text is kept.'), button('Dismiss', dismiss));
      return;
    }
    const cell = openCell(element);
    cell.setText(sql);
    await cell.run();
  }
  if ([...own.values()].every((text) => text === null)) return;
  show(
    make('p', {}, 'The edits of the link took the place of your own texts.'),
    button('Bring back my texts', () => {
      for (const [query, text] of own) {
        keepDraft(query, text);
        void applyEdit(query, null);
      }
      bar?.remove();
    }),
    button('Dismiss', dismiss),
  );
}

/** The address keeps its section, so that a reload does not ask again. */
function dismiss(): void {
  bar?.remove();
  const [section = ''] = location.hash.split('~');
  history.replaceState(history.state, '', location.pathname + location.search + section);
}

function show(...children: readonly HTMLElement[]): void {
  bar?.remove();
  addInPlaceStyles();
  const buttons = children.filter((child) => child instanceof HTMLButtonElement);
  const rest = children.filter((child) => !(child instanceof HTMLButtonElement));
  bar = make(
    'aside',
    { class: 'arrival', 'aria-label': 'Edits from a link' },
    make('div', { role: 'status' }, ...rest.filter((child) => child.matches('p'))),
    make('div', { class: 'arrival-texts' }, ...rest.filter((child) => !child.matches('p'))),
    make('p', { class: 'arrival-actions' }, ...buttons),
  );
  document.body.append(bar);
}
