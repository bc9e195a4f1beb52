import { isFormat, isTest, type Format, type Test, type Value } from '../model/formats.ts';
import type { Words } from './choose-word.ts';
import type { Condition } from './condition.ts';
import type { RowKey } from './find-value.ts';

/*
 * How the HTML of a page says from which query a part of it comes: the attributes that the build writes, and what the
 * browser reads from them. No other file names these attributes, but for style sheets.
 */

type Key = Exclude<RowKey, number>;
type Dataset = Readonly<Record<string, string | undefined>>;

/** A value of a query, or a word that it chooses, as its `<data>` says it. */
export interface ValueHooks {
  readonly query: string;
  readonly column: string;
  /** Its row's index at build. */
  readonly row: number;
  /** What its row was asked for by; null: the index. */
  readonly key: Key | null;
  readonly shown: Format | Words;
}

export const valueHooks = ({ query, column, row, key, shown }: ValueHooks): Readonly<Record<string, string>> => ({
  'data-query': query,
  'data-column': column,
  'data-row': String(row),
  ...(key === null ? {} : { 'data-key': JSON.stringify(key) }),
  ...(typeof shown === 'string'
    ? { 'data-format': shown }
    : { 'data-format': 'word', 'data-words': JSON.stringify(shown) }),
});

export function readValue({ query = '', column = '', row, key, format = 'text', words }: Dataset): ValueHooks {
  return {
    query,
    column,
    row: Number(row ?? 0),
    key: key === undefined ? null : readKey(key),
    shown: words === undefined ? readFormat(format) : readWords(words),
  };
}

/** Says of a value that it stands in another row now. */
export function moveValue(dataset: DOMStringMap, row: number): void {
  dataset.row = String(row);
}

/** Says of a value in a list's item that it stands in the row which these columns' values tell apart. */
export function moveItem(dataset: DOMStringMap, row: number, by: readonly string[], item: string): void {
  moveValue(dataset, row);
  if (dataset.key !== undefined) dataset.key = JSON.stringify(rekeyed(readKey(dataset.key), by, item));
}

/** The same of the conditions of a text in it. */
export function moveWhen(dataset: DOMStringMap, by: readonly string[], item: string): void {
  const moved = readWhen(dataset).map((one) =>
    typeof one.row === 'object' ? { ...one, row: rekeyed(one.row, by, item) } : one,
  );
  dataset.when = JSON.stringify(moved);
}

function rekeyed(key: Key, by: readonly string[], item: string): Key {
  const values: unknown = JSON.parse(item);
  if (!Array.isArray(values) || !values.every(isValue)) throw new TypeError(`not a row's values: ${item}`);
  const told = by.flatMap((column, i) => (column in key ? [[column, values[i] ?? null] as const] : []));
  return { ...key, ...Object.fromEntries(told) };
}

/** A text that stands as long as conditions are met, and the one behind it that then takes its place. */
export const whenHooks = (conditions: readonly Condition[]) => ({ 'data-when': JSON.stringify(conditions) });
export const OTHERWISE_HOOKS = { 'data-otherwise': '' };
export const isOtherwise = (dataset: Dataset): boolean => 'otherwise' in dataset;

export function readWhen({ when = '[]' }: Dataset): readonly Condition[] {
  const conditions: unknown = JSON.parse(when);
  if (!Array.isArray(conditions) || !conditions.every(isCondition)) throw new TypeError(`not conditions: ${when}`);
  return conditions;
}

/** A list, or a table's body, each item of which stands for a row. */
export interface RowList {
  readonly query: string;
  /** The columns that tell its rows apart. */
  readonly by: readonly string[];
  /** Its rows are those that have, in each of these columns, one of these values; all where nothing is said. */
  readonly where?: Readonly<Record<string, readonly Value[]>>;
  /** The most rows that it shows. */
  readonly limit?: number;
  /** The column that says which deal a link to one leads to; `opportunity_id` where nothing is said. */
  readonly deal?: string;
  /** Where its items are the cells of a table as text: how the value of each column is written. */
  readonly cells?: readonly (readonly [column: string, format: Format])[];
}

export const rowListHooks = (list: RowList) => ({ 'data-list-of': JSON.stringify(list) });

/** An item of such a list: what its row has in the columns that tell the rows apart. */
export const itemHooks = (values: readonly Value[]) => ({ 'data-item': JSON.stringify(values) });
export const readItem = ({ item = '[]' }: Dataset): string => item;

export function readRowList({ listOf = '' }: Dataset): RowList {
  const list: unknown = JSON.parse(listOf);
  if (!isRowList(list)) throw new TypeError(`not a list of rows: ${listOf}`);
  return list;
}

/** What is there only as long as the list in it has items. */
export const WHOLE_HOOKS = { 'data-whole': '' };
export const WHOLE = '[data-whole]';

/** An item of no list, that stands for a row. */
export const listedHooks = (query: string, key: Key) => ({ 'data-listed': query, 'data-key': JSON.stringify(key) });
export const readListed = ({ listed = '', key = '{}' }: Dataset) => ({ query: listed, key: readKey(key) });

/** A number of a claim: the column of the claim's query, and what was stated of it. */
export interface ClaimNumber {
  readonly query: string;
  readonly column: string;
  readonly test: Test;
  readonly stated: Value;
  readonly format: Format;
}

export const claimNumberHooks = ({ query, column, test, stated, format }: ClaimNumber) => ({
  'data-figure': column,
  'data-query': query,
  'data-test': test,
  'data-stated': JSON.stringify(stated),
  'data-format': format,
});

export function readClaimNumber({
  query = '',
  figure = '',
  test = '',
  stated = 'null',
  format = '',
}: Dataset): ClaimNumber {
  const value: unknown = JSON.parse(stated);
  if (!isTest(test)) throw new RangeError(`unknown test: ${test}`);
  if (!isValue(value)) throw new TypeError(`not a value: ${stated}`);
  return { query, column: figure, test, stated: value, format: readFormat(format) };
}

/** A figure: its chart, the layouts that the chart keeps to as their own module writes them, and whom it is about. */
export const figureHooks = (figure: { query: string; chart: string | null; layouts?: string; subject?: Key }) => ({
  'data-query': figure.query,
  'data-key': figure.subject && JSON.stringify(figure.subject),
  'data-chart': figure.chart,
  'data-layouts': figure.layouts,
});
export const readFigure = ({ query = '', chart = '', layouts, key }: Dataset) => ({
  query,
  chart,
  layouts,
  subject: key === undefined ? null : readKey(key),
});

/** A place whose bar is as long as a number in it, of a whole; a style sheet draws it. */
export const barHooks = (part: number, whole: number) => ({
  'data-bar': '',
  style: `--part: ${part}; --whole: ${whole}`,
});
export const BARS = '[data-bar]';

/** A table of chosen columns; its body is a list of rows. */
export const TABLE_HOOKS = { 'data-table': '' };

/** The rows of a query as they are, in all its columns, and the most of them that are shown. */
export const resultHooks = (query: string, limit: number) =>
  ({ 'data-query': query, 'data-result': '', 'data-limit': limit }) as const;
export const readResult = ({ query = '', limit }: Dataset) => ({
  query,
  limit: limit === undefined ? Infinity : Number(limit),
});

/** A link to a query's rows as a file. */
export const rowsFileHooks = (query: string) => ({ 'data-rows': query });
export const readRowsFile = ({ rows = '' }: Dataset) => ({ query: rows });

/** A switch: the what-if that it is, and the deal that it is about where it is about one. */
export const whatIfHooks = (whatIf: string, deal?: string) => ({ 'data-what-if': whatIf, 'data-deal': deal });
export const readWhatIf = ({ whatIf = '', deal }: Dataset) => ({ whatIf, deal: deal ?? null });

/** Any other part of a page that shows a query. */
export const queryHooks = (query: string) => ({ 'data-query': query });

/** An editor's cell: its query, and the title by which it is called. */
export const cellHooks = (query: string, title: string) => ({ 'data-query': query, 'data-title': title });
export const readCell = ({ query = '', title = query }: Dataset) => ({ query, title });

/** A link to a query's page, in whose place a script opens the query's data: its SQL in an editor, and its rows. */
export const dataHooks = (query: string) => ({ 'data-sql': query });
export const readData = ({ sql = '' }: Dataset) => ({ query: sql });

/** What the rows of a prepared edit say, and where the drawing stays that they take the place of. */
export interface TriedFinding {
  /** Reads one row from `tried`, the edited query. */
  readonly select: string;
  /** The finding: texts, and columns of that row. */
  readonly say: readonly (string | { readonly column: string; readonly format?: Format })[];
  /** The subtitle meanwhile: measure, scope and period of what the edited query draws. */
  readonly measures: string;
  /** Outlines behind the new drawing, where both have the same rows and scale; else whole and faint below it. */
  readonly before: 'behind' | 'below';
}

/** A prepared edit of a figure's query, as the site's list of them has it. */
export interface PreparedEdit extends TriedFinding {
  readonly sql: string;
}

/** A button that makes the prepared edit of a figure's query. */
export const tryHooks = (query: string) => ({ 'data-try': query });
export const readTry = ({ try: query = '' }: Dataset) => ({ query });
/** What the list of prepared edits says of one; throws `not a prepared edit: …` or `not a finding: …` on anything else. */
export function readPrepared(value: unknown): PreparedEdit {
  if (!isObject(value)) throw new TypeError(`not a prepared edit: ${JSON.stringify(value)}`);
  const { sql, select, say, measures, before } = value;
  if (typeof sql !== 'string' || typeof select !== 'string' || typeof measures !== 'string') {
    throw new TypeError(`not a prepared edit: ${JSON.stringify(value)}`);
  }
  if (!Array.isArray(say) || !say.every(isSaid)) throw new TypeError(`not a finding: ${JSON.stringify(say)}`);
  return { sql, select, say, measures, before: before === 'behind' ? before : 'below' };
}
/** A prepared edit's own question: what its finding reads, with the edited query as `tried`. */
export const askTried = (sql: string, select: string): string => `with tried as (\n${sql}\n)\n${select}`;

/** A link to the reader's own cells; in its place a script opens those of a scene, by its id, or with an empty one all. */
export const ownHooks = (place: string) => ({ 'data-own': place });
export const readOwn = ({ own = '' }: Dataset) => ({ place: own });

/** A link to a figure, in whose place a script opens all that can be taken of it. */
export const SHARE_HOOKS = { 'data-share': '' };

/**
 * On the page of a query, what is said of a column: in it `OF_ROW` stands for a value of the number's own row, and a claim
 * states the number of its row alone. `same` are the numbers that a claim says to be the same, as `query.column`; `isMade`
 * says that it is known what its numbers are made of.
 */
export const columnHooks = (column: string, same: readonly string[], isMade: boolean) => ({
  id: column,
  'data-same': same.length === 0 ? undefined : same.join(' '),
  'data-is-made': isMade ? '' : undefined,
});
export const readColumn = (dataset: Dataset) => ({
  same: (dataset.same ?? '').split(' ').filter(Boolean),
  isMade: 'isMade' in dataset,
});
export const ofRowHooks = (column: string) => ({ 'data-of': column });
export const readOfRow = ({ of = '' }: Dataset) => ({ column: of });
export const statedHooks = (row: number) => ({ 'data-row': row });
export const readStated = ({ row = '0' }: Dataset) => ({ row: Number(row) });
/** What a number of a row is made of, as long as it has the value that it had at build. */
export const behindHooks = (row: number, value: string, isRows: boolean) => ({
  'data-row': row,
  'data-made': value,
  'data-of-rows': isRows ? '' : undefined,
});
export const readBehind = (dataset: Dataset) => ({
  row: Number(dataset.row ?? 0),
  made: dataset.made ?? '',
  isRows: 'ofRows' in dataset,
});
export const OF_ROW = '[data-of]';

/** Selectors of the parts of a page. */
export const VALUES = 'data[data-query]';
export const CLAIMS = '[data-claim]';
export const CLAIM_NUMBERS = 'tr[data-figure]';
export const CONDITIONS = '[data-when]';
export const LISTED = '[data-listed]';
export const ROW_LISTS = '[data-list-of]';
export const ITEMS = '[data-item]';
export const FIGURES = 'figure[data-query]';
export const TABLES = '[data-table]';
export const RESULTS = '[data-result][data-query]';
export const ROWS_FILES = 'a[data-rows]';
export const SWITCHES = 'input[data-what-if]';
export const DATA_LINKS = 'a[data-sql]';
export const SHARE_LINKS = 'a[data-share]';
export const OWN_LINKS = 'a[data-own]';
export const valuesOf = (query: string): string => `data[data-query="${query}"]`;
export const valueIn = (column: string): string => `data[data-column="${column}"]`;
export const valuesIn = (query: string, column: string): string =>
  `data[data-query="${query}"][data-column="${column}"]`;
export const dataLinksOf = (query: string): string => `a[data-sql="${query}"]`;
export const cellsOf = (query: string): string => `sql-cell[data-query="${query}"]`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSaid = (value: unknown): value is TriedFinding['say'][number] =>
  typeof value === 'string' ||
  (isObject(value) &&
    typeof value.column === 'string' &&
    (value.format === undefined || (typeof value.format === 'string' && isFormat(value.format))));

const isValue = (value: unknown): value is Value => value === null || ['string', 'number'].includes(typeof value);

const isRowList = (value: unknown): value is RowList =>
  isObject(value) &&
  typeof value.query === 'string' &&
  isListOf(value.by, (column) => typeof column === 'string') &&
  (value.where === undefined ||
    (isObject(value.where) && Object.values(value.where).every((values) => isListOf(values, isValue)))) &&
  (value.limit === undefined || typeof value.limit === 'number') &&
  (value.deal === undefined || typeof value.deal === 'string') &&
  (value.cells === undefined ||
    isListOf(
      value.cells,
      (cell) => Array.isArray(cell) && typeof cell[0] === 'string' && typeof cell[1] === 'string' && isFormat(cell[1]),
    ));

const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne);

const isKey = (value: unknown): value is Key => isObject(value) && Object.values(value).every(isValue);

function readKey(text: string): Key {
  const key: unknown = JSON.parse(text);
  if (!isKey(key)) throw new TypeError(`not a row's key: ${text}`);
  return key;
}

function readFormat(text: string): Format {
  if (!isFormat(text)) throw new RangeError(`unknown format: ${text}`);
  return text;
}

const isWords = (value: unknown): value is Words =>
  isObject(value) &&
  [
    ['one', 'many'],
    ['below', 'equal', 'above'],
  ].some((names) => names.every((name) => typeof value[name] === 'string'));

function readWords(text: string): Words {
  const words: unknown = JSON.parse(text);
  if (!isWords(words)) throw new TypeError(`not words: ${text}`);
  return words;
}

const isCondition = (value: unknown): value is Condition =>
  isObject(value) &&
  typeof value.query === 'string' &&
  typeof value.column === 'string' &&
  typeof value.test === 'string' &&
  isTest(value.test) &&
  (value.row === undefined || typeof value.row === 'number' || isKey(value.row)) &&
  (isValue(value.than) || (isObject(value.than) && typeof value.than.column === 'string'));
