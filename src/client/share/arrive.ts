import { openCell } from '../cell/cell.ts';
import { button, make } from '../dom.ts';
import { keepDraft, draftOf } from '../drafts.ts';
import { runSql } from '../engine/engine.ts';
import { applyEdit } from '../live/edits.ts';
import { listQueries } from '../queries.ts';
import { fromFragment, type LinkState } from './link-state.ts';

const PROBLEMS = {
  version: 'This link was made by another version of this page: its edits cannot be read.',
  damaged: 'This link is damaged: its edits cannot be read.',
  large: 'This link carries more than a link may: its edits are not read.',
} as const;

let bar: HTMLElement | undefined;

/** Shows what the page's address brings: goes to its section, and lets its edits wait for "Apply". */
export async function arrive(): Promise<void> {
  const { section, state, problem } = await fromFragment(location.hash);
  bar?.remove();
  if (section !== '') document.getElementById(section)?.scrollIntoView();
  if (problem !== null) show(make('p', {}, PROBLEMS[problem]), button('Dismiss', dismiss));
  else if (state !== null && state.queries.size > 0) await offer(state);
}

async function offer(state: LinkState): Promise<void> {
  const listed = await listQueries().catch(() => ({}));
  const titleOf = (query: string): string => (listed as Record<string, { title: string }>)[query]?.title ?? query;
  const texts = [...state.queries].map(([query, sql]) =>
    make(
      'details',
      { open: state.queries.size === 1 },
      make('summary', {}, titleOf(query)),
      make('pre', { class: 'sql', tabindex: '0' }, make('code', {}, sql)),
    ),
  );
  const heading = 'This link brings edited SQL. It was written by whoever sent it, and waits.';
  show(
    make('p', {}, heading),
    ...texts,
    button('Apply', () => void apply(state), { class: 'run' }),
    button('Dismiss', dismiss),
  );
}

/** Puts the edits into the editors and runs them; the reader's own texts can be brought back. */
async function apply({ queries }: LinkState): Promise<void> {
  const own = new Map([...queries.keys()].map((query) => [query, draftOf(query) ?? null]));
  dismiss();
  for (const [query, sql] of queries) {
    keepDraft(query, sql);
    const element = nearestCell(query);
    if (element === null) {
      const { kind, ...outcome } = await runSql(sql, { limit: 1000 }).outcome;
      if (kind === 'done' && 'result' in outcome && outcome.result !== null) {
        await applyEdit(query, { sql, result: outcome.result });
      }
      continue;
    }
    element.closest('details')?.setAttribute('open', '');
    const cell = openCell(element);
    cell.setText(sql);
    await cell.run();
  }
  if ([...own.values()].every((text) => text === null)) return;
  show(
    make('p', {}, 'The edits of the link took the place of your own texts.'),
    button('Bring back my texts', () => {
      for (const [query, text] of own) keepDraft(query, text);
      bar?.remove();
    }),
    button('Dismiss', dismiss),
  );
}

/** The editor of a query that stands in the page; else one in a popover. */
function nearestCell(query: string): HTMLElement | null {
  const selector = `sql-cell[data-query="${CSS.escape(query)}"]`;
  return document.querySelector<HTMLElement>(`main ${selector}`) ?? document.querySelector<HTMLElement>(selector);
}

/** The address keeps its section, so that a reload does not ask again. */
function dismiss(): void {
  bar?.remove();
  const [section = ''] = location.hash.split('~');
  history.replaceState(history.state, '', location.pathname + location.search + section);
}

function show(...children: readonly HTMLElement[]): void {
  bar?.remove();
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
