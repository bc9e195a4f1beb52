import type { Value } from '../model/formats.ts';
import { makeElement, type Child } from './make-element.ts';
import { plainCount } from './plain-count.ts';
import { plainHeading, plainValue } from './plain-value.ts';
import type { Result } from './result.ts';

/** From how many letters on a text may be broken into lines. */
const LONG = 40;

/** From how many columns on a single row is easier to read on its side. */
const MANY = 5;

/** The columns of a table, and how what stands in them is written. */
export interface TableColumns<V> {
  readonly names: readonly string[];
  readonly isNumber: readonly boolean[];
  readonly heading: (name: string, i: number) => readonly Child[];
  readonly value: (value: V, i: number) => Child;
}

/**
 * What a query answers, as it is: every column, the first rows, and how many more there are. A single row of many columns
 * is turned on its side. The same at build and when an edit draws it anew.
 */
export function resultTable(
  document: Document,
  { caption, result, limit }: { caption: string; result: Pick<Result, 'columns' | 'rows'>; limit: number },
): HTMLTableElement {
  const rows = result.rows.slice(0, limit);
  const columns: TableColumns<Value> = {
    names: result.columns,
    isNumber: result.columns.map((_, i) => rows.some((row) => typeof row[i] === 'number')),
    heading: (name) => [plainHeading(name)],
    value: plainValue,
  };
  const [only] = result.rows;
  if (only !== undefined && result.rows.length === 1 && columns.names.length >= MANY) {
    return makeElement(document, 'table', {}, tableCaption(document, caption), turnedRow(document, columns, only));
  }
  const table = tableOf(document, caption, columns);
  table.append(makeElement(document, 'tbody', {}, ...rows.map((row) => tableRow(document, columns, row))));
  const rest = result.rows.length - rows.length;
  if (rest > 0) {
    const more = makeElement(document, 'td', { colspan: columns.names.length }, `and ${plainCount(rest)} more`);
    table.append(makeElement(document, 'tfoot', {}, makeElement(document, 'tr', {}, more)));
  }
  return table;
}

/** A table of such columns that has no rows yet. */
export function tableOf<V>(document: Document, caption: string, columns: TableColumns<V>): HTMLTableElement {
  const heads = columns.names.map((name, i) =>
    makeElement(
      document,
      'th',
      { scope: 'col', class: columns.isNumber[i] === true ? 'numeric' : undefined },
      ...columns.heading(name, i),
    ),
  );
  const head = makeElement(document, 'thead', {}, makeElement(document, 'tr', {}, ...heads));
  return makeElement(document, 'table', {}, tableCaption(document, caption), head);
}

/** A row of a table of such columns. */
export function tableRow<V>(document: Document, columns: TableColumns<V>, row: readonly V[]): HTMLTableRowElement {
  const values = row.map((value, i) => {
    const written = columns.value(value, i);
    return makeElement(document, 'td', { class: kindOf(value, written, columns.isNumber[i] === true) }, written);
  });
  return makeElement(document, 'tr', {}, ...values);
}

function turnedRow<V>(document: Document, columns: TableColumns<V>, row: readonly V[]): HTMLTableSectionElement {
  const lines = row.map((value, i) => {
    const written = columns.value(value, i);
    const head = makeElement(document, 'th', { scope: 'row' }, ...columns.heading(columns.names[i] ?? '', i));
    return makeElement(
      document,
      'tr',
      {},
      head,
      makeElement(document, 'td', { class: isLong(written) ? 'long' : undefined }, written),
    );
  });
  return makeElement(document, 'tbody', {}, ...lines);
}

const tableCaption = (document: Document, caption: string): HTMLTableCaptionElement =>
  makeElement(document, 'caption', { class: 'visually-hidden' }, caption);

/** A number stands at the right, and so does what is not known among numbers. */
function kindOf(value: unknown, written: Child, isInNumbers: boolean): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint' || (value === null && isInNumbers)) return 'numeric';
  return isLong(written) ? 'long' : undefined;
}

const isLong = (written: Child): boolean => typeof written === 'string' && written.length > LONG;
