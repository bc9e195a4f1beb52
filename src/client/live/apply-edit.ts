import { keepEdit, type Edit } from './edits.ts';

/**
 * Shows an edit on the page, or with null the query as it was written: everything that is drawn from the query is drawn
 * anew. Resolves with what could not be shown, in sentences.
 */
export async function applyEdit(query: string, edit: Edit | null): Promise<readonly string[]> {
  if (!keepEdit(query, edit)) return [];
  const loaded = await import('./redraw.ts').catch(() => null);
  if (loaded === null) return ['The code that draws the page anew could not be loaded. The rows are in the table.'];
  return loaded.redraw([query]);
}
