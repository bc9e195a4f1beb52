/** A text that the reader edits: a plain text field at first, the full editor once that has loaded. */
export interface Editor {
  /** The text. */
  readonly text: string;
  /** Puts another text in its place; the reader can undo that. */
  replace: (text: string) => void;
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
  readonly onRun: () => void;
}
