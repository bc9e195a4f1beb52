import type { Span } from './statement-at.ts';

/** A text that the reader edits: a plain text field at first, the full editor once that has loaded. */
export interface Editor {
  /** The text. */
  readonly text: string;
  /** What is selected, in characters; where nothing is, the cursor's place. */
  readonly selection: Span;
  /** Puts another text in its place; the reader can undo that. */
  replace: (text: string) => void;
  /** Puts a text in the place of what is selected. */
  insert: (text: string) => void;
  /** Selects a part of the text and brings it into view. */
  select: (part: Span) => void;
  focus: () => void;
  /** Marks a place as faulty; null takes the mark away. */
  mark: (span: { readonly from: number; readonly to: number; readonly message: string } | null) => void;
}

/** What an editor is made with. */
export interface EditorOptions {
  /** Its accessible name. */
  readonly label: string;
  /** The id of the element that describes its keys. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
  /** Runs what is selected, or else all; or the statement at the cursor. */
  readonly onRun: (what: 'selection' | 'statement') => void;
  /** The selection has begun or ended. */
  readonly onSelect: () => void;
  readonly onFind: () => void;
}
