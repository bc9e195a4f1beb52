import { readValue } from '../../query/binding-hooks.ts';

/** Marks a value with what stood there when the page came; with null, or where that stands there now, takes the mark off. */
export function markWas(element: HTMLElement, before: string | null): void {
  if (before === null || before === element.textContent) {
    if (!('was' in element.dataset)) return;
    delete element.dataset.was;
    element.removeAttribute('title');
    return;
  }
  element.dataset.was = before;
  element.title = `was ${before}`;
}

/**
 * How many values, charts and list items of the page differ from what stood there when it came; a value counts once, however
 * often it stands.
 */
export function countChanged(): number {
  const values = [...document.querySelectorAll<HTMLElement>('main [data-was]')].map((element, i) => {
    const { query, column, key, row } = readValue(element.dataset);
    // A cell of a table of text is a value of its own.
    return query === '' ? i : JSON.stringify([query, column, key ?? row]);
  });
  const others = document.querySelectorAll(
    'main :is(figure[data-changed], [data-gone], [data-item]:has(.edited-mark))',
  );
  return new Set(values).size + others.length;
}
