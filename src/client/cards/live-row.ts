import { textOfValue } from '../../model/formats.ts';
import { valuesIn, type ValueHooks } from '../../query/binding-hooks.ts';
import { findValue } from '../../query/find-value.ts';
import { toResult } from '../engine/live-value.ts';
import { editOf } from '../live/edits.ts';

/**
 * Reads the columns of a value's row, as texts: from the reader's edit of the query, or else from what the page shows of
 * the row; null where neither knows.
 */
export function rowOf({ query, row, key }: ValueHooks): (column: string) => string | null {
  const result = editOf(query)?.result ?? null;
  return (column) => {
    if (result === null) {
      const shown = [...document.querySelectorAll<HTMLElement>(valuesIn(query, column))];
      return shown.find(({ dataset }) => Number(dataset.row) === row)?.textContent ?? null;
    }
    try {
      const { value } = findValue(toResult(result), column, key ?? row);
      return textOfValue(value);
    } catch {
      return null;
    }
  };
}
