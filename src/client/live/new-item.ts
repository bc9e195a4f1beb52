import { CONDITIONS, moveItem, moveWhen, readWhen, VALUES, type RowList } from '../../query/binding-hooks.ts';
import { make } from '../dom.ts';
import type { ListItem } from './bound-item.ts';
import { fillNumber } from './bound-number.ts';
import { condition } from './condition.ts';
import { lookAround } from './look-around.ts';
import { linksIn, relinkItem, rememberLink } from './relink.ts';
import { textRow } from './text-row.ts';
import { markWas } from './was.ts';

/** An item for a row that the list did not have, told apart by `key`: made like one that came, and marked as new. */
export function newItem(
  pattern: HTMLElement,
  key: string,
  { query, by, cells, deal = 'opportunity_id' }: RowList,
): ListItem & { readonly element: HTMLElement } {
  const element = pattern.cloneNode(true) as HTMLElement;
  element.dataset.item = key;
  for (const each of [element, ...element.querySelectorAll('[id], [aria-label]')]) {
    each.removeAttribute('id');
    // A name that says of which row a number is: of the pattern's.
    if (each.matches('a')) each.removeAttribute('aria-label');
  }
  for (const link of linksIn(element)) rememberLink(link);
  const values = [...element.querySelectorAll<HTMLElement>(VALUES)];
  const conditions = [...element.querySelectorAll<HTMLElement>(CONDITIONS)];
  for (const one of conditions) moveWhen(one.dataset, by, key);
  (element.querySelector('td, th, p') ?? element).append(make('span', { class: 'edited-mark' }, 'new'));
  return {
    element,
    show: (result, row) => {
      const missing =
        cells === undefined
          ? values.flatMap((data) => {
              moveItem(data.dataset, row, by, key);
              const problem = fillNumber(data, result);
              lookAround(data)?.draw(result);
              return problem?.missing ?? [];
            })
          : textRow(element, cells).show(result, row);
      for (const one of conditions) {
        if (readWhen(one.dataset).every((each) => each.query === query)) {
          void condition(one).draw(
            () => result,
            () => false,
          );
        }
      }
      relinkItem(element, result, row, deal);
      // Nothing stood here before.
      for (const each of element.querySelectorAll<HTMLElement>('[data-was]')) markWas(each, null);
      return missing;
    },
    restore: () => {
      element.remove();
    },
  };
}
