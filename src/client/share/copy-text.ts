import { make } from '../dom.ts';

/** A text for the clipboard, and what is said once it is there. */
export interface Wanted {
  readonly text: string;
  readonly copied: string;
}

interface Copying {
  /** What the text is, as the reader is told: `link`. */
  readonly name: string;
  readonly say: (text: string) => void;
  /** Puts the field into the page in which the text is shown if it cannot be copied. */
  readonly show: (field: HTMLElement) => void;
}

let shown: HTMLElement | undefined;

/**
 * Copies a text; where the browser does not let that happen, shows it in a field that the reader copies from, and where
 * there is no text says why. Asked in the very press, before anything is waited for: Safari lets nothing later be copied.
 */
export async function copyText(wanted: Promise<Wanted>, { name, say, show }: Copying): Promise<void> {
  shown?.remove();
  const writing = write(wanted).then(
    () => true,
    () => false,
  );
  try {
    const { text, copied } = await wanted;
    // Refused, or not there at all: outside https a page has no clipboard.
    if (await writing) say(copied);
    else {
      showText(text, { name, show });
      say(`Here is the ${name}; the browser did not let it be copied.`);
    }
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

async function write(wanted: Promise<Wanted>): Promise<void> {
  const text = wanted.then((it) => it.text);
  if (!('ClipboardItem' in window)) await navigator.clipboard.writeText(await text);
  else {
    const plain = text.then((it) => new Blob([it], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })]);
  }
}

function showText(text: string, { name, show }: Pick<Copying, 'name' | 'show'>): void {
  const rows = text.split('\n').length + 1;
  const field = make('textarea', { readonly: true, rows, class: 'copy-field', 'aria-label': name });
  field.value = text;
  shown = field;
  show(field);
  field.focus();
  field.select();
}
