import type { Editor, EditorOptions } from '../editor/editor.ts';
import type { TextField } from '../editor/text-field.ts';
import { columnValues } from '../engine/column-values.ts';
import { readSchema } from '../engine/schema.ts';

/** A text that is longer than this stays in the plain field. */
const LONGEST = 200_000;

interface Upgrade {
  readonly options: EditorOptions;
  /** The text as it was before the reader changed it. */
  readonly written: string;
  /** What runs now, if anything. */
  readonly isBusy: () => Promise<unknown> | undefined;
}

/**
 * Puts the full editor in the place of a text field, with text, selection, mark and focus. It is fetched behind the engine
 * and the database, so that it delays no first result. Null where it does not load: the field goes on.
 */
export async function upgradeEditor(field: TextField, { options, written, isBusy }: Upgrade): Promise<Editor | null> {
  const schema = await readSchema();
  await isBusy();
  const loaded = await import('../editor/code-mirror.ts').catch(() => null);
  if (loaded === null) return null;
  while (field.isComposing) await new Promise((resolve) => setTimeout(resolve, 300));
  const { element } = field;
  // The card that it stands in may be closed by now: whoever opens it again finds the full editor.
  if (field.text.length > LONGEST || element.parentNode === null) return null;
  const mirror = loaded.codeMirror(field.text, {
    ...options,
    schema,
    valuesOf: columnValues,
    written,
    selection: { anchor: element.selectionStart, head: element.selectionEnd },
  });
  const hadFocus = document.activeElement === element;
  element.replaceWith(mirror.element);
  if (field.marked !== null) mirror.mark(field.marked);
  if (hadFocus) mirror.focus();
  return mirror;
}
