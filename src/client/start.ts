/**
 * What every page runs: it waits for a reader who comes near an editor, and only then fetches the rest.
 * Without it the page is whole, its SQL in colours.
 */
import { onComingNear } from './coming-near.ts';
import { button, make } from './dom.ts';
import { draftNames, onDraft } from './drafts.ts';
// The engine's own code is here and not fetched on need: what it asks for is large and should be asked for at once.
import { warmEngine } from './engine/engine.ts';
import { layOutRest } from './lay-out.ts';

const NEAR = '300px';
const A_SCREEN = '100%';
const NOT_LOADED = 'The code for this could not be loaded.';

/** Fetches the editor's code, the engine and the database at the same time. */
function warm() {
  warmEngine().catch(() => undefined);
  return import('./cell/cell.ts');
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      seen.unobserve(target);
      open(target);
    }
  },
  { rootMargin: NEAR },
);

/** Puts the editor in its place; where its code does not load, says so and lets the reader ask again. */
function open(cell: HTMLElement): void {
  warm().then(
    ({ openCell }) => openCell(cell),
    () => {
      const note = make('div', { role: 'alert', class: 'cell-fault' }, make('p', {}, NOT_LOADED));
      const retry = button('Retry', () => {
        note.remove();
        open(cell);
      });
      note.append(retry);
      cell.append(note);
    },
  );
}

/** A query's SQL, which becomes an editor when it is open and near. */
class SqlCell extends HTMLElement {
  connectedCallback(): void {
    if (!this.hasAttribute('data-ready')) seen.observe(this);
  }

  disconnectedCallback(): void {
    seen.unobserve(this);
  }
}

customElements.define('sql-cell', SqlCell);

// What has been opened is wanted, also where it stands below the fold of a popover.
addEventListener(
  'toggle',
  (event) => {
    if (!(event.target instanceof HTMLElement) || event.newState !== 'open') return;
    for (const cell of event.target.querySelectorAll<HTMLElement>('sql-cell:not([data-ready])')) {
      seen.unobserve(cell);
      open(cell);
    }
  },
  { capture: true },
);

// Whoever points at, touches or tabs to what opens an editor is about to want one.
const OPENERS = 'summary, sql-cell, [popovertarget^="query-"], [data-try]';
const isOpener = ({ target }: Event): boolean => target instanceof Element && target.closest(OPENERS) !== null;
for (const kind of ['pointerover', 'pointerdown', 'focusin']) {
  addEventListener(
    kind,
    (event) => {
      if (isOpener(event) && document.querySelector('sql-cell') !== null) warm().catch(() => undefined);
    },
    { passive: true },
  );
}

// Whoever reads on comes near what opens one.
onComingNear(document.querySelectorAll('.query-details'), A_SCREEN, () => {
  warm().catch(() => undefined);
});

document.addEventListener('click', (event) => {
  const asked = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-try], [data-take]') : null;
  if (asked === null) return;
  if ('try' in asked.dataset) {
    import('./live/try-this.ts').then(
      ({ tryThis }) => tryThis(asked),
      () => asked.nextElementSibling?.replaceChildren(NOT_LOADED),
    );
    return;
  }
  import('./take-away/take-away.ts').then(
    ({ takeAway }) => takeAway(asked),
    () => asked.parentElement?.querySelector('[role=status]')?.replaceChildren(NOT_LOADED),
  );
});

/** Texts of an earlier visit are said to be there, beside what opens their editors, until they are restored. */
function showKept(): void {
  const names = draftNames();
  const marks: (readonly [string, HTMLElement])[] = [];
  for (const { dataset, parentElement } of document.querySelectorAll<HTMLElement>('details > sql-cell')) {
    const { query = '' } = dataset;
    if (!names.includes(query)) continue;
    const mark = make('span', { class: 'edited-mark' }, 'your text is kept');
    marks.push([query, mark]);
    parentElement?.querySelector('summary')?.append(mark);
  }
  onDraft((query, text) => {
    if (text !== null) return;
    for (const [name, mark] of marks) if (name === query) mark.remove();
  });
}

function arrive(): void {
  if (!location.hash.includes('~')) return;
  import('./share/arrive.ts').then(
    ({ arrive: show }) => show(),
    () => {
      document.body.append(make('p', { role: 'alert', class: 'arrival' }, NOT_LOADED));
    },
  );
}

layOutRest();
showKept();
arrive();
addEventListener('hashchange', arrive);
