import { toTabbed } from '../../query/csv.ts';
import type { LiveResult } from '../engine/messages.ts';
import { spreadsheetValues } from './spreadsheet-values.ts';

/**
 * Has what is copied out of a result's table be its values, whole and as a spreadsheet takes them when they are pasted: for
 * a selection of several values; within a single one the selected text is copied as it is.
 */
export function copyPicked(
  event: ClipboardEvent,
  table: HTMLTableElement,
  { columns, types, rows }: Pick<LiveResult, 'columns' | 'types' | 'rows'>,
): void {
  const selection = getSelection();
  const body = table.tBodies[0];
  if (selection === null || event.clipboardData === null || body === undefined) return;
  const pickedIn = (row: HTMLTableRowElement): number[] =>
    [...row.cells].flatMap((cell, i) => (selection.containsNode(cell, true) ? [i] : []));
  const picked = [...body.rows].map(pickedIn);
  const first = picked.findIndex((places) => places.length > 0);
  if (picked.flat().length < 2) return;
  const head = table.tHead?.rows[0];
  const heads = head === undefined ? [] : pickedIn(head).map((i) => columns[i] ?? '');
  const values = picked.flatMap((places, i) => {
    if (places.length === 0) return [];
    const row = spreadsheetValues(rows[i] ?? [], types);
    return [places.map((place) => row[place] ?? null)];
  });
  // A selection that begins or ends within a row is of whole values all the same.
  event.clipboardData.setData('text/plain', toTabbed(heads.length > 0 && first === 0 ? [heads, ...values] : values));
  event.preventDefault();
}
