import type { Editor } from '../editor/editor.ts';
import { statementAt, type Span } from '../editor/statement-at.ts';

/** What of a text is to run: what is selected, or else all; the statement at the cursor; all, whatever is selected. */
export type What = 'selection' | 'statement' | 'all';

/** What a run was asked for: the text as it stood, and the part of it that runs. */
export interface Asked extends Span {
  readonly text: string;
  readonly sql: string;
  readonly isPart: boolean;
}

/** What of an editor's text is to run now. */
export function askedOf({ text, selection }: Pick<Editor, 'text' | 'selection'>, what: What): Asked {
  const isSelected = what !== 'all' && text.slice(selection.from, selection.to).trim() !== '';
  const all = { from: 0, to: text.length };
  const { from, to } = what === 'statement' ? statementAt(text, selection.to) : isSelected ? selection : all;
  const sql = text.slice(from, to);
  return { text, from, to, sql, isPart: sql.trim() !== text.trim() };
}
