import { formatValue, type Format } from '../../model/formats.ts';
import type { ListItem } from './bound-item.ts';
import { relink, rememberLink } from './relink.ts';
import { markWas } from './was.ts';

/** A row of a table whose cells are text: how the value of each column is written, in the order of the cells. */
export function textRow(item: HTMLElement, columns: readonly (readonly [column: string, format: Format])[]): ListItem {
  const cells = [...item.children].flatMap((cell, i) => {
    const column = columns[i];
    if (!(cell instanceof HTMLElement) || column === undefined) return [];
    const link = cell.querySelector('a');
    if (link !== null) rememberLink(link);
    return [{ cell, link, column, text: cell.textContent, value: cell.dataset.value }];
  });
  return {
    show: ({ columns: named, rows }, row) =>
      cells.flatMap(({ cell, link, column: [name, format], text }) => {
        const at = named.lastIndexOf(name);
        if (at < 0) return [name];
        const value = rows[row]?.[at] ?? null;
        const written = value === null ? '' : formatValue(value, format);
        write(link ?? cell, written);
        if (cell.dataset.value !== undefined) cell.dataset.value = String(value ?? '');
        if (link !== null) relink(link, written);
        markWas(cell, text);
        return [];
      }),
    restore: () => {
      for (const { cell, link, text, value } of cells) {
        write(link ?? cell, text);
        if (value !== undefined) cell.dataset.value = value;
        if (link !== null) relink(link, text);
        markWas(cell, null);
      }
    },
  };
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
