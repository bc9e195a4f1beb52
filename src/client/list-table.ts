/** Gives a served table its search, its choices and its sorting; what is chosen stands in the address. */
export function listTable(list: HTMLElement): void {
  const form = list.querySelector('form');
  const body = list.querySelector('tbody');
  if (form === null || body === null) return;
  const rows = [...body.rows];
  const words = form.querySelector<HTMLInputElement>('[name="words"]');
  const choices = [...form.querySelectorAll('select')];
  const shown = form.querySelector('output');

  const narrow = (): void => {
    const wanted = (words?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
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
  for (const [index, head] of [...list.querySelectorAll<HTMLTableCellElement>('thead th')].entries()) {
    sortBy(head, index, body, rows);
  }
  if (location.search !== '') narrow();
}

/** Makes a column's head a button that sorts the rows by it: numbers the largest first, words by the alphabet. */
function sortBy(
  head: HTMLTableCellElement,
  index: number,
  body: HTMLElement,
  rows: readonly HTMLTableRowElement[],
): void {
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
    const sign = order === 'ascending' ? 1 : -1;
    const value = (row: HTMLTableRowElement): string => row.cells[index]?.dataset.value ?? textAt(row, index);
    const compare = (a: string, b: string): number => {
      // What is not known comes last, whichever way the others go.
      if (a === '' || b === '') return (a === '' ? 1 : 0) - (b === '' ? 1 : 0);
      return sign * (isNumeric ? Number(a) - Number(b) : a.localeCompare(b, 'en-US', { numeric: true }));
    };
    body.append(...[...rows].sort((a, b) => compare(value(a), value(b))));
  });
}

const textAt = (row: HTMLTableRowElement, index: number): string => row.cells[index]?.textContent ?? '';
