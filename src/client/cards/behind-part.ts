import type { ValueHooks } from '../../query/binding-hooks.ts';
import { readBehind } from '../../query/binding-hooks.ts';
import { button, make } from '../dom.ts';
import { editList } from '../edits/edit-list.ts';
import { editedTexts } from '../live/edits.ts';

interface Behind {
  readonly value: ValueHooks;
  /** The columns that a claim says to be the same number, as `query.column`. */
  readonly same: readonly string[];
  /** What the query's page says of this number, as it was at build. */
  readonly served: readonly HTMLElement[];
}

/**
 * What a number is made of, in its card: as its query's page says it, or where the reader has edited anything, or the page
 * does not say it of this row, computed anew; and a button for the rows themselves.
 */
export function behindPart({ value, same, served }: Behind): HTMLElement {
  const part = make('div', { class: 'made-of', tabindex: '-1' });
  const show = async (withRows: boolean): Promise<void> => {
    // The button goes; what comes in its place is where its reader is.
    if (part.contains(document.activeElement)) part.focus({ preventScroll: true });
    part.replaceChildren(make('p', { class: 'number-behind', role: 'status' }, 'Being computed…'));
    part.replaceChildren(...(await computed(value, same, withRows)));
  };
  const isEdited = editList().length > 0 || editedTexts().size > 0;
  if (isEdited) void show(false);
  else {
    part.append(...served);
    const isRows = served.length === 0 || served.some((line) => readBehind(line.dataset).isRows);
    if (isRows)
      part.append(button(served.length === 0 ? 'What it is made of' : 'Show the rows', () => void show(true)));
  }
  return part;
}

async function computed(value: ValueHooks, same: readonly string[], withRows: boolean): Promise<HTMLElement[]> {
  try {
    const [{ madeNow }, { rowsTable }] = await Promise.all([import('./made-now.ts'), import('./made-rows.ts')]);
    const now = await madeNow(value, same);
    if (now === null) return [make('p', { class: 'number-behind' }, 'It stands in its row as it is.')];
    const { made, line, result } = now;
    if (made.kind === 'formula') return [line];
    if (withRows) return [line, rowsTable(made, result)];
    const open = button('Show the rows', () => {
      const table = rowsTable(made, result);
      open.replaceWith(table);
      table.focus({ preventScroll: true });
    });
    return [line, open];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [make('p', { class: 'number-behind', role: 'alert' }, `What it is made of could not be computed: ${why}.`)];
  }
}
