import { LISTED_ANEW } from './live/drawn.ts';

/** Gives a served table its search, its choices and its sorting; what is chosen stands in the address. */
export function listTable(list: HTMLElement): void {
  const form = list.querySelector('form');
  const body = list.querySelector('tbody');
  if (form === null || body === null) return;
  /** Its rows as they are now: after an edit of the data some are new and some are gone. */
  const rowsNow = (): HTMLTableRowElement[] => [...body.rows].filter(({ dataset }) => !('gone' in dataset));
  const words = form.querySelector<HTMLInputElement>('[name="words"]');
  const choices = [...form.querySelectorAll('select')];
  const shown = form.querySelector('output');

  const narrow = (): void => {
    const wanted = (words?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    const rows = rowsNow();
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const isChosen = choices.every(
        ({ value, dataset }) => value === '' || textAt(row, Number(dataset.index)) === value,
      );
      row.hidden = !(isChosen && wanted.every((word) => text.includes(word)));
      if (!row.hidden) count += 1;
    }
    if (shown !== null) shown.textContent = `${count} of ${rows.length}`;
    const chosen = new URLSearchParams();
    if (words !== null && words.value !== '') chosen.set('words', words.value);
    for (const { value, dataset } of choices) if (value !== '') chosen.set(`c${dataset.index ?? ''}`, value);
    const query = chosen.toString();
    history.replaceState(history.state, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
  };

  const asked = new URLSearchParams(location.search);
  if (words !== null) words.value = asked.get('words') ?? '';
  for (const choice of choices) choice.value = asked.get(`c${choice.dataset.index ?? ''}`) ?? '';

  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  // A reset puts the fields back after its event.
  form.addEventListener('reset', () => setTimeout(narrow));
  const heads = [...list.querySelectorAll<HTMLTableCellElement>('thead th')];
  for (const [index, head] of heads.entries()) sortBy(head, index, body);
  if (location.search !== '') narrow();
  body.addEventListener(LISTED_ANEW, () => {
    for (const choice of choices) offerNew(choice, rowsNow());
    for (const [index, head] of heads.entries()) if (head.hasAttribute('aria-sort')) sortRows(head, index, body);
    narrow();
  });
}

/** Offers what the rows have in a choice's column and it does not know. */
function offerNew(choice: HTMLSelectElement, rows: readonly HTMLTableRowElement[]): void {
  const known = new Set([...choice.options].map(({ text }) => text));
  const values = new Set(rows.map((row) => textAt(row, Number(choice.dataset.index))));
  for (const value of [...values].sort()) if (value !== '' && !known.has(value)) choice.add(new Option(value));
}

/** Makes a column's head a button that sorts the rows by it: numbers the largest first, words by the alphabet. */
function sortBy(head: HTMLTableCellElement, index: number, body: HTMLTableSectionElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener('click', () => {
    const isNumeric = head.classList.contains('numeric');
    const before = head.getAttribute('aria-sort');
    const order =
      before === null ? (isNumeric ? 'descending' : 'ascending') : before === 'ascending' ? 'descending' : 'ascending';
    for (const other of head.parentElement?.children ?? []) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', order);
    sortRows(head, index, body);
  });
}

/** Sorts the rows by a column, as its head says. */
function sortRows(head: HTMLTableCellElement, index: number, body: HTMLTableSectionElement): void {
  const isNumeric = head.classList.contains('numeric');
  const sign = head.getAttribute('aria-sort') === 'ascending' ? 1 : -1;
  const value = (row: HTMLTableRowElement): string => row.cells[index]?.dataset.value ?? textAt(row, index);
  const compare = (a: string, b: string): number => {
    // What is not known comes last, whichever way the others go.
    if (a === '' || b === '') return (a === '' ? 1 : 0) - (b === '' ? 1 : 0);
    return sign * (isNumeric ? Number(a) - Number(b) : a.localeCompare(b, 'en-US', { numeric: true }));
  };
  body.append(...[...body.rows].sort((a, b) => compare(value(a), value(b))));
}

const textAt = (row: HTMLTableRowElement, index: number): string => row.cells[index]?.textContent ?? '';
