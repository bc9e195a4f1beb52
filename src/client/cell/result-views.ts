import { make } from '../dom.ts';
import type { LiveResult } from '../engine/messages.ts';
import type { ReadAll } from './result-foot.ts';
import { sortedTable } from './sorted-table.ts';

interface Results {
  readonly result: LiveResult | null;
  /** Those of the statements before it. */
  readonly earlier: readonly LiveResult[];
  readonly name: string;
  readonly title: string;
  /** Reads all rows of the last one. */
  readonly readAll: ReadAll | null;
}

/** What the statements of a text answered, each in a table; of several each says which it is. */
export function resultViews({ result, earlier, name, title, readAll }: Results): HTMLElement[] {
  if (result === null) return [];
  const all = [...earlier, result];
  if (all.length === 1) return [sortedTable(result, { name, title, readAll })];
  return all.flatMap((one, i) => {
    const which = `Result ${i + 1} of ${all.length}`;
    const named = {
      name: `${name}-${i + 1}`,
      title: `${title}, ${which.toLowerCase()}`,
      readAll: one === result ? readAll : null,
    };
    return [make('p', { class: 'cell-which' }, which), sortedTable(one, named)];
  });
}
