import { button, make } from '../dom.ts';
import type { Editor } from '../editor/editor.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { readSchema } from '../engine/schema.ts';

/** The tables and views with their columns; what is pressed is put into the text at the cursor. */
export async function schemaPanel(editor: () => Editor): Promise<HTMLElement> {
  const insert = (text: string): void => {
    editor().insert(text);
    editor().focus();
  };
  const tables = (await readSchema()).map((table) => tableOf(table, insert));
  return make('div', { class: 'cell-schema' }, make('p', {}, 'A press puts the name into the text.'), ...tables);
}

function tableOf({ name, kind, columns }: SchemaTable, insert: (text: string) => void): HTMLElement {
  const nameOf = (text: string, label: string): HTMLButtonElement =>
    button(
      text,
      () => {
        insert(text);
      },
      { 'aria-label': label },
    );
  return make(
    'details',
    {},
    make('summary', {}, name, make('span', { class: 'type' }, kind === 'view' ? ' view' : '')),
    make(
      'ul',
      {},
      make('li', {}, nameOf(name, `Insert ${name}`)),
      ...columns.map((column) =>
        make(
          'li',
          {},
          nameOf(column.name, `Insert ${column.name}`),
          make('span', { class: 'type' }, ` ${column.type}`),
        ),
      ),
    ),
  );
}
