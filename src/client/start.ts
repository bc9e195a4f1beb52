/**
 * What every page runs: it opens in place what the page's links lead to, and waits for a reader who comes near an editor;
 * only then is the rest fetched. Without it the page is whole, and its links are links.
 */
import { onComingNear } from './coming-near.ts';
import { button, make } from './dom.ts';
import { DATA_LINKS, OWN_LINKS, readData, readOwn, SHARE_LINKS, SWITCHES } from '../query/binding-hooks.ts';
import { draftNames, onDraft } from './drafts.ts';
import { editList, onEditList } from './edits/edit-list.ts';
// The engine's own code is here and not fetched on need: what it asks for is large and should be asked for at once.
import { warmEngine } from './engine/engine.ts';
import { leaveFewStops } from './few-stops.ts';
import { layOutRest } from './lay-out.ts';
import { NOT_LOADED } from './loaded.ts';
import { markScene } from './mark-scene.ts';
import { markSubject } from './mark-subject.ts';
import { keepOffline } from './offline/keep-offline.ts';
import { openForPrint } from './open-for-print.ts';
import { cellsAt } from './own-cells/own-list.ts';
import { roomKind } from './present/room-kind.ts';

const NEAR = '300px';
const A_SCREEN = '100%';

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

// Whoever points at, touches or tabs to what opens an editor is about to want one.
const OPENERS = `sql-cell, ${DATA_LINKS}, [data-try]`;
const CARDS = 'a.number, a.term';
const TAKEN = '.take-away a';
const TAKE = '[data-take], .take-away';
for (const kind of ['pointerover', 'pointerdown', 'focusin']) {
  addEventListener(
    kind,
    ({ target }) => {
      if (!(target instanceof Element)) return;
      if (target.closest(OPENERS) !== null) warm().catch(() => undefined);
      if (target.closest(CARDS) !== null) loadCards().catch(() => undefined);
      // Fetched in the press itself, it came too late for Safari, which lets only a press copy.
      if (target.closest(TAKE) !== null) loadTakeAway().catch(() => undefined);
      const taken = target.closest<HTMLAnchorElement>(TAKEN);
      // Where its edits do not load, the link leads to what it is of.
      if (taken !== null)
        import('./take-away/carry-edits.ts').then(
          ({ carryEdits }) => carryEdits(taken),
          () => undefined,
        );
    },
    { passive: true },
  );
}

// Whoever reads on comes near what opens one: not yet on the first screen, which everybody sees.
const beyondTheFirst = [...document.querySelectorAll(DATA_LINKS)].filter((link) => link.closest('.hero') === null);
onComingNear(beyondTheFirst, A_SCREEN, () => {
  warm().catch(() => undefined);
});

const loadCards = () => import('./cards/open-link.ts');
const loadTakeAway = () => import('./take-away/take-away.ts');

/** What a script opens in the place of a link, and the code that does; where that does not load, the link leads there. */
const IN_PLACE: readonly (readonly [string, (link: HTMLAnchorElement) => Promise<unknown>])[] = [
  [CARDS, async (link) => (await loadCards()).openLink(link)],
  ['.term-card a.related', async (link) => (await loadCards()).openLink(link)],
  [DATA_LINKS, async (link) => (await import('./cards/data-panel.ts')).togglePanel(link)],
  [SHARE_LINKS, async (link) => (await import('./take-away/share.ts')).toggleShare(link)],
  [
    OWN_LINKS,
    async (link) => {
      (await import('./own-cells/cells-view.ts')).askOwn(link);
    },
  ],
];

document.addEventListener('click', (event) => {
  const { button: pressed, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented, target } = event;
  // A reader who asks for another tab or window gets the page.
  if (pressed !== 0 || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented) return;
  if (!(target instanceof Element)) return;
  for (const [selector, open] of IN_PLACE) {
    const link = target.closest<HTMLAnchorElement>(selector);
    if (link === null) continue;
    event.preventDefault();
    open(link).catch(() => {
      location.assign(link.href);
    });
    return;
  }
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
  loadTakeAway().then(
    ({ takeAway }) => takeAway(asked),
    () => asked.parentElement?.querySelector('[role=status]')?.replaceChildren(NOT_LOADED),
  );
});

/** Texts of an earlier visit are said to be there, beside what opens their editors, until they are restored. */
function showKept(): void {
  const names = draftNames();
  const marks: (readonly [string, HTMLElement])[] = [];
  for (const link of document.querySelectorAll<HTMLElement>(DATA_LINKS)) {
    const { query } = readData(link.dataset);
    if (!names.includes(query)) continue;
    const mark = make('span', { class: 'edited-mark' }, 'your text is kept');
    marks.push([query, mark]);
    link.after(mark);
  }
  onDraft((query, text) => {
    if (text !== null) return;
    for (const [name, mark] of marks) if (name === query) mark.remove();
  });
}

/** Own cells are said to be there, beside what opens them; where all stand together, they stand open. */
function showOwn(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(OWN_LINKS)) {
    const { place } = readOwn(link.dataset);
    const count = cellsAt(place).length;
    if (count === 0) continue;
    if (place === '') {
      import('./own-cells/cells-view.ts').then(
        ({ openPlace }) => openPlace(link),
        () => link.after(' ', NOT_LOADED),
      );
    } else
      link.after(make('span', { class: 'edited-mark' }, count === 1 ? '1 cell is kept' : `${count} cells are kept`));
  }
}

let hasArrived = false;

/** What an address brings beside its section is shown by code that is fetched for the first that brings something. */
function arrive(): void {
  if (!hasArrived && !location.hash.includes('~')) return;
  hasArrived = true;
  import('./share/arrive.ts').then(
    ({ arrive: show }) => show(),
    () => {
      document.body.append(make('p', { role: 'alert', class: 'arrival' }, NOT_LOADED));
    },
  );
}

/** Edits of the data, of an earlier page or made on this one, are shown by code that is fetched for the first of them. */
function followEdits(): void {
  let isAsked = false;
  const ask = (): void => {
    if (isAsked || editList().length === 0) return;
    isAsked = true;
    import('./edits/follow.ts').then(
      ({ followEdits: follow }) => {
        follow();
      },
      () => {
        isAsked = false;
        document.body.append(make('p', { role: 'alert', class: 'arrival' }, NOT_LOADED));
      },
    );
  };
  onEditList(ask);
  ask();
}

/** A window that a presenter opened follows the presentation. */
function join(): void {
  const kind = roomKind();
  if (kind === null || document.querySelector('[data-presenter]') !== null) return;
  import('./present/room.ts').then(({ followAsRoom }) => followAsRoom(kind)).catch(() => undefined);
}

/** The switches of the what-ifs: what they do is fetched when one is near, or when there are edits, whoever made them. */
function readySwitches(): void {
  const switches = document.querySelectorAll(SWITCHES);
  if (switches.length === 0) return;
  let isReady = false;
  const ready = (): void => {
    if (isReady) return;
    isReady = true;
    import('./edits/what-ifs.ts').then(
      ({ turnOnSwitches }) => {
        turnOnSwitches();
      },
      () => {
        isReady = false;
      },
    );
  };
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) ready();
    },
    { rootMargin: A_SCREEN },
  );
  for (const input of switches) near.observe(input);
  onEditList(ready);
  if (editList().length > 0) ready();
}

layOutRest();
markScene();
leaveFewStops();
markSubject();
openForPrint();
join();
keepOffline();
showKept();
showOwn();
followEdits();
readySwitches();
arrive();
addEventListener('hashchange', arrive);
