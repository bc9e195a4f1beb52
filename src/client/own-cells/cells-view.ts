/** The reader's own cells on a page: those of a scene behind its link, or all of them. */
import { OWN_LINKS, readOwn } from '../../query/binding-hooks.ts';
import text from '../../styles/own-cells.css?inline';
import { addStyles } from '../add-styles.ts';
import { button, make, saveText } from '../dom.ts';
import { editTexts, onEditList } from '../edits/edit-list.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';
import { askLink } from '../share/ask-link.ts';
import { cellView, type CellView } from './cell-view.ts';
import { exportSql } from './export-sql.ts';
import { AUTOMATIC, isSameCell, MOST_CELLS, type LinkedCell, type OwnCell } from './own-cell.ts';
import { cellsAt, changeOwnCells, newOwnCell, onOwnCells, ownCells, showPlace } from './own-list.ts';
import { siteUrl } from '../site-files.ts';

const EXAMPLE = `select rep, sum(amount) as amount, count(*) as deals
from deal
where status = 'Open'
group by rep
order by amount desc`;

/** The cells of a place, on the page. */
interface Place {
  readonly place: string;
  readonly views: Map<string, CellView>;
  readonly list: HTMLElement;
  readonly actions: HTMLElement;
  readonly say: (text: string, ...actions: readonly HTMLElement[]) => void;
}

const places = new Map<string, Place>();

/** Opens the cells of a link's place, with one more where they are open or there are none. */
export function askOwn(link: HTMLAnchorElement): void {
  const { place } = readOwn(link.dataset);
  const isNew = !places.has(place);
  const opened = openPlace(link);
  const [first] = opened.views.values();
  if (isNew && first !== undefined) first.focus();
  else addCell(opened);
}

/** Opens the cells of a link's place. */
export function openPlace(link: HTMLAnchorElement): Place {
  const { place } = readOwn(link.dataset);
  const known = places.get(place);
  if (known !== undefined) return known;
  addInPlaceStyles();
  addStyles(text);
  if (places.size === 0) {
    onOwnCells(() => {
      for (const each of places.values()) show(each);
    });
    onEditList(() => {
      for (const { views } of places.values()) for (const view of views.values()) view.follow();
    });
  }
  showPlace(place);
  link.parentElement?.querySelector('.edited-mark')?.remove();
  const opened = makePlace(place, link.closest('section[id]')?.id ?? '');
  (link.closest('p') ?? link).after(opened.root);
  places.set(place, opened);
  show(opened);
  return opened;
}

/**
 * Adds a link's cells to the reader's own, but for those that are there already, and opens their places. What there is to
 * say about them in a sentence; null: they stand on the page.
 */
export function addCells(cells: readonly LinkedCell[]): string | null {
  const added = cells
    .filter((cell) => !ownCells().some((own) => isSameCell(own, cell)))
    .map((cell) => newOwnCell({ ...cell, name: cell.name === '' ? 'Cell of a link' : cell.name }));
  try {
    changeOwnCells((own) => [...own, ...added]);
  } catch {
    return `The cells of the link are not kept: with your own they are more than ${MOST_CELLS}.`;
  }
  const links = [...document.querySelectorAll<HTMLAnchorElement>(OWN_LINKS)];
  const shown = links.filter((link) => cells.some(({ place }) => ['', place].includes(readOwn(link.dataset).place)));
  const [first] = shown.map((link) => openPlace(link));
  if (first === undefined) return `The cells of the link are kept: they stand on ${siteUrl('sql/')}#own.`;
  first.list.scrollIntoView({ block: 'nearest' });
  return null;
}

function makePlace(place: string, section: string): Place & { readonly root: HTMLElement } {
  const status = make('p', { role: 'status', class: 'cell-status' });
  const list = make('div', { class: 'own-list' });
  const below = make('div');
  const say = (said: string, ...more: readonly HTMLElement[]): void => {
    status.replaceChildren(said, ...more.flatMap((each) => [' ', each]));
  };
  const actions = make(
    'div',
    { class: 'own-actions' },
    button('Ask another', () => {
      addCell(opened);
    }),
    button(
      'Copy link to all',
      () => void askLink(({ cellsLink }) => cellsLink(section, cellsAt(place)), { say, below }),
      {
        title: 'A link that carries these cells',
      },
    ),
    button('Save as SQL', () => {
      saveText('own-cells.sql', 'application/sql', exportSql(cellsAt(place), editTexts()));
      say('Saved as own-cells.sql: each cell is a statement that the sqlite3 shell runs on the database.');
    }),
    status,
  );
  const root = make('div', { class: 'own-cells', role: 'group', 'aria-label': 'Your own cells' }, list, actions, below);
  const opened = { place, views: new Map<string, CellView>(), list, actions, say, root };
  return opened;
}

function addCell(opened: Place): void {
  const cell = newOwnCell({ name: '', sql: EXAMPLE, place: opened.place, chart: AUTOMATIC });
  try {
    changeOwnCells((cells) => [...cells, cell]);
    opened.say('');
    opened.views.get(cell.id)?.focus();
  } catch {
    opened.say(`There are ${MOST_CELLS} cells of your own, and no room for more: remove one.`);
  }
}

/** Brings a place to the cells that there are. */
function show(opened: Place): void {
  const cells = cellsAt(opened.place);
  for (const [id, view] of opened.views) {
    if (cells.some((cell) => cell.id === id)) continue;
    view.element.remove();
    opened.views.delete(id);
  }
  let next: Element | null = null;
  for (const cell of cells.toReversed()) {
    const view = opened.views.get(cell.id) ?? makeView(opened, cell);
    if (view.element.parentNode === null || view.element.nextElementSibling !== next) {
      opened.list.insertBefore(view.element, next);
    }
    next = view.element;
  }
  for (const [i, cell] of cells.entries()) {
    opened.views.get(cell.id)?.show(cell, { isFirst: i === 0, isLast: i === cells.length - 1 });
  }
  opened.actions.toggleAttribute('data-empty', cells.length === 0);
}

function makeView(opened: Place, cell: OwnCell): CellView {
  const { id } = cell;
  const change = (changed: Partial<LinkedCell>): void => {
    changeOwnCells((cells) => cells.map((each) => (each.id === id ? { ...each, ...changed } : each)));
  };
  const view = cellView(cell, {
    rename: (name) => {
      change({ name });
    },
    choose: (chart) => {
      change({ chart });
    },
    move: (by) => {
      move(opened, id, by);
    },
    remove: () => {
      remove(opened, id);
    },
    copyLink: (where) => {
      const section = opened.list.closest('section[id]')?.id ?? '';
      const own = ownCells().filter((each) => each.id === id);
      return askLink(({ cellsLink }) => cellsLink(section, own), where);
    },
  });
  opened.views.set(id, view);
  return view;
}

/** Has a cell change its place with the one before or behind it, of those that stand here. */
function move({ place, say }: Place, id: string, by: -1 | 1): void {
  changeOwnCells((cells) => {
    const here = cells.filter((cell) => place === '' || cell.place === place);
    const at = here.findIndex((cell) => cell.id === id);
    const [one, other] = [here[at], here[at + by]];
    if (one === undefined || other === undefined) return cells;
    return cells.map((cell) => (cell.id === one.id ? other : cell.id === other.id ? one : cell));
  });
  const here = cellsAt(place);
  say(`Moved: it is number ${here.findIndex((cell) => cell.id === id) + 1} of ${here.length} now.`);
}

function remove(opened: Place, id: string): void {
  const at = ownCells().findIndex((cell) => cell.id === id);
  const cell = ownCells()[at];
  if (cell === undefined) return;
  changeOwnCells((cells) => cells.filter((each) => each.id !== id));
  const undo = button('Undo', () => {
    changeOwnCells((cells) => (cells.some((each) => each.id === id) ? cells : cells.toSpliced(at, 0, cell)));
    opened.say(`“${cell.name}” is back.`);
    opened.views.get(id)?.focus();
  });
  opened.say(`Removed “${cell.name}”.`, undo);
  undo.focus();
}
