import { readWhatIf, SWITCHES } from '../../query/binding-hooks.ts';
import { make } from '../dom.ts';
import { readyForEdits } from '../engine/engine.ts';
import { changeEdits, editList, newEdit, onEditList } from './edit-list.ts';
import { whatIfId, whatIfText } from './what-if-texts.ts';

/** Has the page's switches make their edits and show which are made, and their SQL where a reader asks for it. */
export function turnOnSwitches(): void {
  const switches = allSwitches();
  const show = (): void => {
    const ids = new Set(editList().map(({ id }) => id));
    for (const input of switches) input.checked = ids.has(idOf(input));
  };
  onEditList(show);
  show();
  // Whoever reads them is about to try one; where something does not load, that is said then.
  readyForEdits().catch(() => undefined);
  for (const input of switches) {
    input.addEventListener('change', () => {
      turn(input).catch(() => {
        // Its statements did not load: nothing was switched.
        show();
      });
    });
  }
  const details = document.querySelector<HTMLDetailsElement>('.what-if-sql');
  details?.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) void showSql(details, switches);
  });
}

/** What the page's switch for the edit of an id says; null: it has none. */
export function switchTitle(id: string): string | null {
  const input = allSwitches().find((one) => idOf(one) === id);
  return input === undefined ? null : titleOf(input);
}

const allSwitches = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(SWITCHES)];

const idOf = ({ dataset }: HTMLElement): string => whatIfId(readWhatIf(dataset));

const titleOf = (input: HTMLInputElement): string =>
  [...(input.labels ?? [])].map((label) => label.textContent.replace(/\s+/g, ' ').trim()).join(' ');

async function turn(input: HTMLInputElement): Promise<void> {
  const id = idOf(input);
  const sql = input.checked ? await sqlOf(input) : null;
  changeEdits((edits) => {
    const others = edits.filter((edit) => edit.id !== id);
    return sql === null ? others : [...others, newEdit(sql, titleOf(input), id)];
  });
}

const sqlOf = async ({ dataset }: HTMLElement): Promise<string> => (await whatIfText(readWhatIf(dataset))).sql;

async function showSql(details: HTMLElement, switches: readonly HTMLInputElement[]): Promise<void> {
  for (const input of switches) {
    const sql = await sqlOf(input);
    details.append(make('p', {}, titleOf(input)), make('pre', { class: 'sql', tabindex: '0' }, make('code', {}, sql)));
  }
}
