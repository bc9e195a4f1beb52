import { FINDINGS } from '../../charts/frame/ready-drawing.ts';
import { valuesIn, type ValueHooks } from '../../query/binding-hooks.ts';
import { shownText } from '../take-away/shown-text.ts';

/** A part of this page that a link can lead to. */
export interface Place {
  /** The fragment of its address. */
  readonly id: string;
  readonly name: string;
}

/**
 * The parts of this page in which a number stands, in their order: its own value, and of the columns that are the `same`
 * number (as `query.column`) those that have its value.
 */
export function placesOf({ query, column, row }: ValueHooks, same: readonly string[], value: string): Place[] {
  const own = [...document.querySelectorAll<HTMLElement>(`main ${valuesIn(query, column)}`)].filter(
    ({ dataset }) => Number(dataset.row) === row,
  );
  const others = same.flatMap((name) => {
    const [otherQuery = '', otherColumn = ''] = name.split('.');
    return [...document.querySelectorAll<HTMLElement>(`main ${valuesIn(otherQuery, otherColumn)}`)].filter(
      (data) => data.getAttribute('value') === value,
    );
  });
  const all = new Set([...own, ...others]);
  const inOrder = [...document.querySelectorAll<HTMLElement>('main data')].filter((data) => all.has(data));
  const shown = inOrder.filter((data) => data.closest('[hidden]') === null);
  return [...new Map(shown.map((data) => placeOf(data)).map((place) => [place.id, place])).values()];
}

/** The nearest part around a value that has an address: by its own id, or by that of the heading which names it. */
function placeOf(data: Element): Place {
  for (let part = data.closest(PARTS); part !== null; part = part.parentElement?.closest(PARTS) ?? null) {
    const heading = part.matches('figure')
      ? part.querySelector(FINDINGS)
      : document.getElementById(part.getAttribute('aria-labelledby') ?? '');
    const name = part.getAttribute('aria-label') ?? (heading === null ? null : shownText(heading));
    const id = part.id || heading?.id;
    if (id !== undefined && id !== '' && name !== null) return { id, name };
  }
  return { id: 'content', name: 'Top of the page' };
}

const PARTS = 'section, article, figure';
