import { toCsv, toTabbed, UNICODE_MARK } from '../../query/csv.ts';
import { plainCount } from '../../query/plain-count.ts';
import { button, make, saveText } from '../dom.ts';
import { toJson } from '../engine/live-value.ts';
import type { LiveResult } from '../engine/messages.ts';
import { copyText } from '../share/copy-text.ts';
import { spreadsheetValues } from './spreadsheet-values.ts';

/** Reads a result with all its rows; a sentence says why it could not. */
export type ReadAll = () => Promise<LiveResult | string>;

interface Footed {
  readonly result: LiveResult;
  readonly name: string;
  readonly readAll: ReadAll | null;
  /** The rows as the reader has sorted and narrowed them: what is taken along is what is shown. */
  readonly rows: () => LiveResult['rows'];
}

interface Shown {
  /** How many rows stand in the table. */
  readonly drawn: number;
  /** How many have what the reader searches for; null: nothing is searched for. */
  readonly found: number | null;
}

/** What stands below a result: its files, and what of its rows is shown. */
export function resultFoot({ result, name, readAll, rows }: Footed): {
  readonly element: HTMLElement;
  readonly say: (shown: Shown) => void;
} {
  const note = make('span', { 'aria-live': 'polite' });
  const asShown = (): LiveResult => ({ ...result, rows: rows() });
  const parts = [
    button('CSV', () => {
      saveCsv(name, asShown());
    }),
    button('JSON', () => {
      saveText(`${name}.json`, 'application/json', toJson(asShown()));
    }),
    button('Copy rows', () => void copyRows()),
  ];

  async function copyRows(): Promise<void> {
    const { columns, types, rows: copied } = asShown();
    const wanted = {
      text: toTabbed([columns, ...copied.map((row) => spreadsheetValues(row, types))]),
      copied: `${counted(copied.length)} copied, for a spreadsheet.`,
    };
    await copyText(Promise.resolve(wanted), {
      name: 'table',
      say: (text) => (note.textContent = text),
      show: (field) => element.after(field),
    });
  }

  async function saveAll(read: ReadAll): Promise<void> {
    note.textContent = 'Reading all rows…';
    const all = await read();
    if (typeof all === 'string') {
      note.textContent = all;
      return;
    }
    saveCsv(name, all);
    note.textContent = all.more
      ? `The file has the first ${counted(all.rows.length)}: more is too much for a page.`
      : `The file has all ${counted(all.rows.length)}.`;
  }

  if (result.more && readAll !== null) parts.push(button('CSV, all rows', () => void saveAll(readAll)));
  const element = make('p', { class: 'cell-files' }, ...parts, note);
  return {
    element,
    say: (shown) => {
      note.textContent = notesOf(result, shown).join(' ');
    },
  };
}

const counted = (rows: number): string => `${plainCount(rows)} ${rows === 1 ? 'row' : 'rows'}`;

function notesOf({ rows, more, cut }: LiveResult, { drawn, found }: Shown): string[] {
  const read = `${more ? 'the first ' : ''}${counted(rows.length)}`;
  const files = found === null ? read : counted(found);
  return [
    rows.length === 0 ? 'No rows.' : '',
    found === null ? '' : `${plainCount(found)} of ${read} shown.`,
    drawn < (found ?? rows.length) || (more && found === null)
      ? `The table shows ${counted(drawn)}, CSV and JSON have ${files}${more && found === null ? ' of more' : ''}.`
      : '',
    cut > 0 ? 'Long values are cut.' : '',
  ].filter(Boolean);
}

function saveCsv(name: string, { columns, types, rows }: LiveResult): void {
  const values = rows.map((row) => spreadsheetValues(row, types));
  saveText(`${name}.csv`, 'text/csv', UNICODE_MARK + toCsv({ columns, rows: values }));
}
