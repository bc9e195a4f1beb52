import { formatValue } from '../../model/formats.ts';
import { askTried, type TriedFinding } from '../../query/binding-hooks.ts';
import { toRows } from '../../query/result.ts';
import { make } from '../dom.ts';
import { askSql } from '../engine/engine.ts';

/** What fills a title with what the rows of a prepared edit say, on the data as they are when it is called. */
export function triedFinding(
  element: HTMLElement,
  { sql, select, say }: Pick<TriedFinding, 'select' | 'say'> & { readonly sql: string },
): () => Promise<void> {
  return async () => {
    const answer = await askSql(askTried(sql, select), { limit: 1 }).outcome;
    const row = answer.kind === 'answered' ? toRows(answer.result)[0] : undefined;
    if (row === undefined) {
      element.textContent = 'The edit has no rows that would say anything';
      return;
    }
    element.replaceChildren(
      ...say.map((part) => {
        if (typeof part === 'string') return part;
        const value = row[part.column] ?? null;
        return make('data', { value: String(value ?? '') }, formatValue(value, part.format ?? 'text'));
      }),
    );
  };
}
