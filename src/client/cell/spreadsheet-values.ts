import { spreadsheetText } from '../../query/csv.ts';
import { liveText } from '../engine/live-value.ts';
import type { ColumnType, LiveValue } from '../engine/messages.ts';

/** A row's values as texts that a spreadsheet takes for what they are, and of which it runs nothing; null: nothing known. */
export const spreadsheetValues = (row: readonly LiveValue[], types: readonly ColumnType[]): (string | null)[] =>
  row.map((value, i) => {
    if (value === null) return null;
    const text = liveText(value, types[i] ?? 'mixed');
    return typeof value === 'string' ? spreadsheetText(text) : text;
  });
