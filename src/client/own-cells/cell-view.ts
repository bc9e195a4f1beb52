import { cellHooks } from '../../query/binding-hooks.ts';
import { button, make } from '../dom.ts';
import { openCell, type OwnText } from '../cell/cell.ts';
import { chartPanel } from './chart-panel.ts';
import { onlyAsks } from './only-asks.ts';
import { AUTOMATIC, LONGEST_NAME, type ChartChoice, type OwnCell } from './own-cell.ts';
import { keepOwnText } from './own-list.ts';

interface Actions {
  readonly rename: (name: string) => void;
  readonly choose: (chart: ChartChoice | null) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
  readonly copyLink: OwnText['copyLink'];
}

/** A cell on the page. */
export interface CellView {
  readonly element: HTMLElement;
  /** Brings it to what it is now, and where it stands. */
  readonly show: (cell: OwnCell, where: { readonly isFirst: boolean; readonly isLast: boolean }) => void;
  readonly focus: () => void;
  /** Has it answer anew, for the data have changed. */
  readonly follow: () => void;
}

const NEAR = '300px';
const WAITS = 'This text does more than ask: it waits until you run it.';

/** Makes it; a text that only asks runs once it is near what the reader sees. */
export function cellView(made: OwnCell, { rename, choose, move, remove, copyLink }: Actions): CellView {
  const { id } = made;
  let cell = made;
  /** The text whose rows are shown. */
  let answered: string | null = null;
  let [isNear, isDue] = [false, onlyAsks(made.sql)];

  const name = make('input', { class: 'own-name', 'aria-label': 'Name of the cell', maxlength: LONGEST_NAME });
  name.value = made.name;
  name.addEventListener('change', () => {
    const given = name.value.trim();
    if (given === '') name.value = cell.name;
    else rename(given);
  });
  const up = button('Up', () => {
    move(-1);
    (up.disabled ? down : up).focus();
  });
  const down = button('Down', () => {
    move(1);
    (down.disabled ? up : down).focus();
  });
  const drawn = button('Chart', () => {
    choose(cell.chart === null ? AUTOMATIC : null);
  });
  const head = make('div', { class: 'own-head' }, name, up, down, drawn, button('Remove', remove));
  const note = make('p', { class: 'cell-note', role: 'status', hidden: true });
  const say = (said: string | null): void => {
    note.textContent = said;
    note.hidden = said === null;
  };
  const editor = document.createElement('sql-cell');
  Object.entries(cellHooks('own_cell', made.name)).forEach(([key, value]) => {
    editor.setAttribute(key, value);
  });
  const chart = chartPanel(`own-${id}`, (choice) => {
    choose(choice);
  });
  const element = make('div', { class: 'own-cell', role: 'group' }, head, note, editor);
  const { run, setText, focus } = openCell(editor, {
    text: made.sql,
    keep: (sql) => {
      cell = { ...cell, sql };
      keepOwnText(id, sql);
    },
    copyLink,
    onAnswer: (answer) => {
      answered = answer?.sql ?? null;
      say(null);
      chart.show(answer?.result ?? null);
    },
  });
  // Beside the rows, within the editor's own frame.
  editor.querySelector('.cell')?.append(chart.element);

  function runIfDue(): void {
    if (!isNear || !isDue) return;
    isDue = false;
    void run('all');
  }

  new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting ?? false;
      runIfDue();
    },
    { rootMargin: NEAR },
  ).observe(element);
  if (!isDue) say(WAITS);

  return {
    element,
    show: (now, { isFirst, isLast }) => {
      const before = cell;
      cell = now;
      up.disabled = isFirst;
      down.disabled = isLast;
      drawn.setAttribute('aria-pressed', String(now.chart !== null));
      if (document.activeElement !== name) name.value = now.name;
      element.setAttribute('aria-label', `Own cell: ${now.name}`);
      relabel(editor, now.name);
      chart.choose(now.chart);
      if (before.sql !== now.sql) setText(now.sql);
    },
    focus,
    follow: () => {
      // Of other rows the editor itself says that they are older.
      if (answered === null || cell.sql !== answered || !onlyAsks(answered)) return;
      isDue = true;
      runIfDue();
    },
  };
}

/** Has the names of an editor's parts say the name that its cell has now. */
function relabel(editor: HTMLElement, name: string): void {
  const before = editor.dataset.title ?? '';
  if (before === name) return;
  editor.dataset.title = name;
  for (const part of editor.querySelectorAll('[aria-label]')) {
    const label = part.getAttribute('aria-label') ?? '';
    if (label.endsWith(before)) part.setAttribute('aria-label', label.slice(0, label.length - before.length) + name);
  }
}
