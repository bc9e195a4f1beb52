/**
 * What every page runs: it waits for a reader who comes near an editor, and only then fetches the rest.
 * Without it the page is whole, its SQL in colours.
 */
import { make } from './dom.ts';
import { draftNames } from './drafts.ts';
// The engine's own code is here and not fetched on need: what it asks for is large and should be asked for at once.
import { warmEngine } from './engine/engine.ts';

const NEAR = '300px';

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
      void warm().then(({ openCell }) => openCell(target));
    }
  },
  { rootMargin: NEAR },
);

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

// Whoever points at, touches or tabs to what opens an editor is about to want one.
const OPENERS = 'summary, .number, sql-cell, [popovertarget], [data-try]';
const isOpener = ({ target }: Event): boolean => target instanceof Element && target.closest(OPENERS) !== null;
for (const kind of ['pointerover', 'pointerdown', 'focusin']) {
  addEventListener(
    kind,
    (event) => {
      if (isOpener(event) && document.querySelector('sql-cell') !== null) void warm();
    },
    { passive: true },
  );
}

document.addEventListener('click', (event) => {
  const asked = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-try]') : null;
  if (asked !== null) void import('./live/try-this.ts').then(({ tryThis }) => tryThis(asked));
});

/** Texts of an earlier visit are said to be there, beside the figures that they belong to. */
function showKept(): void {
  const names = draftNames();
  for (const figure of document.querySelectorAll<HTMLElement>('.query-details')) {
    const { query } = figure.querySelector<HTMLElement>('sql-cell')?.dataset ?? {};
    if (query !== undefined && names.includes(query)) {
      figure.querySelector('summary')?.append(make('span', { class: 'edited-mark' }, 'your text is kept'));
    }
  }
}

function arrive(): void {
  if (location.hash.includes('~')) void import('./share/arrive.ts').then(({ arrive: show }) => show());
}

showKept();
arrive();
addEventListener('hashchange', arrive);
