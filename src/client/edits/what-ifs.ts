import { readWhatIf, SWITCHES } from '../../query/binding-hooks.ts';
import { make } from '../dom.ts';
import { changeEdits, editList, newEdit, onEditList } from './edit-list.ts';

let texts: Promise<Readonly<Record<string, string>>> | undefined;

/** Has the page's switches make their edits and show which are made, and their SQL where a reader asks for it. */
export function turnOnSwitches(): void {
  const switches = [...document.querySelectorAll<HTMLInputElement>(SWITCHES)];
  const show = (): void => {
    const ids = new Set(editList().map(({ id }) => id));
    for (const input of switches) input.checked = ids.has(idOf(input));
  };
  onEditList(show);
  show();
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

const idOf = ({ dataset }: HTMLElement): string => {
  const { whatIf, deal } = readWhatIf(dataset);
  return ['what-if', whatIf, ...(deal === null ? [] : [deal])].join(':');
};

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

async function sqlOf(input: HTMLInputElement): Promise<string> {
  const { whatIf, deal } = readWhatIf(input.dataset);
  texts ??= fetchTexts().catch((error: unknown) => {
    texts = undefined;
    throw error;
  });
  const sql = (await texts)[whatIf];
  if (sql === undefined) throw new RangeError(`unknown what-if: ${whatIf}`);
  return deal === null ? sql : sql.replaceAll(':opportunity_id', `'${deal.replaceAll("'", "''")}'`);
}

async function fetchTexts(): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(`${document.documentElement.dataset.base ?? '/'}queries/what-ifs.json`);
  if (!response.ok) throw new Error(`the what-ifs could not be loaded (${response.status})`);
  return (await response.json()) as Readonly<Record<string, string>>;
}

async function showSql(details: HTMLElement, switches: readonly HTMLInputElement[]): Promise<void> {
  for (const input of switches) {
    const sql = await sqlOf(input);
    details.append(make('p', {}, titleOf(input)), make('pre', { class: 'sql', tabindex: '0' }, make('code', {}, sql)));
  }
}
