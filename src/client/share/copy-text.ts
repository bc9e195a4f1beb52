import { make } from '../dom.ts';

interface Copying {
  /** What the text is, as the reader is told: `link`. */
  readonly name: string;
  /** What is said once it is copied. */
  readonly copied: string;
  readonly say: (text: string) => void;
  /** Puts the field into the page in which the text is shown if it cannot be copied. */
  readonly show: (field: HTMLElement) => void;
}

let shown: HTMLElement | undefined;

/** Copies a text; where the browser does not let that happen, shows it in a field that the reader copies from. */
export async function copyText(text: string, { name, copied, say, show }: Copying): Promise<void> {
  shown?.remove();
  try {
    await navigator.clipboard.writeText(text);
    say(copied);
  } catch {
    // Refused, or not there at all: outside https a page has no clipboard.
    const rows = text.split('\n').length + 1;
    const field = make('textarea', { readonly: true, rows, class: 'copy-field', 'aria-label': name });
    field.value = text;
    shown = field;
    show(field);
    field.focus();
    field.select();
    say(`Here is the ${name}; the browser did not let it be copied.`);
  }
}
