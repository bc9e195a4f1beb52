import { editTexts } from '../edits/edit-list.ts';

/** What the rows below an editor are of: its text, and the data as the edits had made them. */
export interface Answered {
  readonly text: string;
  readonly data: string;
}

/** What tells the data as they are now from all others of the visit. */
export const dataNow = (): string => editTexts().join(';');

/** Of what rows are that are not those of text and data as they stand, as a sentence; null: they are. */
export function olderThan({ text, data }: Answered, now: string): string | null {
  if (text !== now) return 'The rows below are those of the text before it was changed. Run it to have its own.';
  if (data === dataNow()) return null;
  return 'The rows below are those of the data before they were edited. Run it again for those of now.';
}
