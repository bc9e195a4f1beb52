import { make } from '../dom.ts';
import type { Editor, EditorOptions } from './editor.ts';

/** The plain text field that stands until the full editor has loaded, and stays where that does not load. */
export interface TextField extends Editor {
  readonly element: HTMLTextAreaElement;
  /** Whether a character is being composed, by an input method. */
  readonly isComposing: boolean;
  /** The place that is marked as faulty; null: none. */
  readonly marked: Parameters<Editor['mark']>[0];
}

/** A text field for SQL that is as high as its text. */
export function textField(text: string, { label, describedBy, onChange, onRun, onSelect }: EditorOptions): TextField {
  const element = make('textarea', {
    class: 'sql-text',
    'aria-label': label,
    'aria-describedby': describedBy,
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    wrap: 'off',
  });
  const fit = (): void => {
    element.rows = Math.min(400, element.value.split('\n', 400).length);
  };
  let isComposing = false;
  let marked: TextField['marked'] = null;
  element.value = text;
  fit();
  element.addEventListener('input', () => {
    fit();
    onChange(element.value);
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun(event.shiftKey ? 'statement' : 'selection');
  });
  element.addEventListener('select', onSelect);
  element.addEventListener('keyup', onSelect);
  element.addEventListener('pointerup', onSelect);
  element.addEventListener('compositionstart', () => (isComposing = true));
  element.addEventListener('compositionend', () => (isComposing = false));
  return {
    element,
    get text() {
      return element.value;
    },
    get isComposing() {
      return isComposing;
    },
    replace: (other) => {
      element.value = other;
      fit();
      onChange(other);
    },
    get selection() {
      return { from: element.selectionStart, to: element.selectionEnd };
    },
    insert: (other) => {
      element.setRangeText(other, element.selectionStart, element.selectionEnd, 'end');
      fit();
      onChange(element.value);
    },
    select: ({ from, to }) => {
      element.setSelectionRange(from, to);
    },
    focus: () => {
      element.focus();
    },
    get marked() {
      return marked;
    },
    mark: (span) => {
      marked = span;
      if (span === null) element.removeAttribute('aria-invalid');
      else element.setAttribute('aria-invalid', 'true');
    },
  };
}
