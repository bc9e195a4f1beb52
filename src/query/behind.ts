import type { Value } from '../model/formats.ts';
import { groupBy } from '../model/group-by.ts';
import { unknownName } from '../model/near-miss.ts';
import type { Behind, MadeByFormula, MadeOfRows, Wanted } from './read-behind.ts';
import { evaluate, partsOf } from './formula.ts';
import type { Result } from './result.ts';

/** What answers the queries that numbers are made of. */
export interface Answers {
  /** The names of all queries. */
  readonly names: readonly string[];
  readonly result: (query: string) => Result;
}

/** The rows that make a number. */
export interface BehindRows {
  readonly kind: 'rows';
  readonly made: MadeOfRows;
  /** Their indices in what the query answers: of a sum those that add something, of a mean those that have a value. */
  readonly rows: readonly number[];
  readonly value: number | null;
}

/** A number that a formula is made of. */
export interface BehindPart {
  readonly query: string;
  readonly column: string;
  readonly row: number;
  readonly value: Value;
}

/** The formula that makes a number, and the numbers in it. */
export interface BehindFormula {
  readonly kind: 'formula';
  readonly made: MadeByFormula;
  readonly parts: readonly BehindPart[];
  readonly value: number | null;
}

type ValueOf = (column: string) => Value;

/**
 * What a number is made of: the rows of another query, or a formula with its parts, and what they come to. Null where no
 * line speaks of its row. Throws a `RangeError` on a query, a column or an only row that is not there, with the one that
 * was meant where it is near: `unknown query: comit_deals (did you mean commit_deals?)`.
 */
export function behindNumber(
  behind: readonly Behind[],
  number: { readonly query: string; readonly row: number },
  answers: Answers,
): BehindRows | BehindFormula | null {
  const own = (column: string): Value => readerOf(number.query, answers)(number.row, column);
  const made = behind.find(({ when }) => when === null || holds(when, own, own));
  if (made === undefined) return null;
  return made.kind === 'rows' ? fromRows(made, own, answers) : fromFormula(made, number, own, answers);
}

/** A number of a query's answer. */
interface NumberOfRow {
  readonly query: string;
  readonly column: string;
  /** Its row's index. */
  readonly row: number;
}

/**
 * The number itself with what its query's head says is behind it; else, of the columns that are the `same` number (as
 * `query.column`), the first that says it and has the value. Null where none does.
 */
export function saidNumber(
  number: NumberOfRow,
  same: readonly string[],
  behindOf: (query: string) => ReadonlyMap<string, readonly Behind[]>,
  answers: Answers,
): (NumberOfRow & { readonly behind: readonly Behind[] }) | null {
  const own = behindOf(number.query).get(number.column);
  if (own !== undefined) return { ...number, behind: own };
  const value = readerOf(number.query, answers)(number.row, number.column);
  if (typeof value !== 'number') return null;
  for (const name of same) {
    const [query = '', column = ''] = name.split('.');
    const behind = behindOf(query).get(column);
    if (behind === undefined) continue;
    const { columns, rows } = resultOf(query, answers);
    const row = rows.findIndex((values) => values[columns.lastIndexOf(column)] === value);
    if (row !== -1) return { query, column, row, behind };
  }
  return null;
}

/** The queries whose answers `behindNumber` asks for, beside the number's own. */
export const askedBy = (behind: readonly Behind[]): string[] =>
  behind.flatMap((made) =>
    made.kind === 'rows' ? [made.query] : partsOf(made.formula).flatMap(({ query }) => query ?? []),
  );

function fromRows(made: MadeOfRows, own: ValueOf, answers: Answers): BehindRows {
  const { how, column } = made;
  const read = readerOf(made.query, answers);
  const meant = rowsWhere(made.query, made.where, own, answers);
  if (column === null) return { kind: 'rows', made, rows: meant, value: meant.length };
  const known = meant.flatMap((row) => {
    const value = read(row, column);
    return value === null ? [] : [{ row, value: Number(value) }];
  });
  const values = known.map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const most = how === 'max' ? Math.max(...values) : Math.min(...values);
  const rowsOf = (isOne: (value: number) => boolean): number[] =>
    known.filter(({ value }) => isOne(value)).map(({ row }) => row);
  if (how === 'sum') return { kind: 'rows', made, rows: rowsOf((value) => value !== 0), value: sum };
  if (values.length === 0) return { kind: 'rows', made, rows: [], value: null };
  if (how === 'min' || how === 'max')
    return { kind: 'rows', made, rows: rowsOf((value) => value === most), value: most };
  if (how === 'value' && values.length > 1)
    throw new RangeError(`${values.length} rows for one value: ${made.query}.${column}`);
  return { kind: 'rows', made, rows: rowsOf(() => true), value: sum / values.length };
}

function fromFormula(
  made: MadeByFormula,
  number: { readonly query: string; readonly row: number },
  own: ValueOf,
  answers: Answers,
): BehindFormula {
  const parts = partsOf(made.formula).map(({ query, column }): BehindPart & { readonly isOwn: boolean } => {
    if (query === null) return { ...number, column, value: own(column), isOwn: true };
    const [row, ...more] = rowsWhere(query, made.where, own, answers);
    if (row === undefined || more.length > 0) throw new RangeError(`not one row: ${query}.${column}`);
    return { query, column, row, value: readerOf(query, answers)(row, column), isOwn: false };
  });
  const value = evaluate(made.formula, ({ query, column }) => {
    const part = parts.find((one) => one.column === column && (query === null ? one.isOwn : one.query === query));
    return part === undefined || part.value === null ? null : Number(part.value);
  });
  return { kind: 'formula', made, parts, value };
}

/** For rows and the columns of conditions: the indices of the rows with each combination of values. */
const indexes = new WeakMap<Result['rows'], Map<string, Map<string, number[]>>>();

function rowsWhere(query: string, where: readonly Wanted[], own: ValueOf, answers: Answers): readonly number[] {
  const { columns, rows } = resultOf(query, answers);
  const asked = where.flatMap(({ column, equals }) => {
    const [at, value] = [placeOf(query, columns, column), valueOf(equals, own)];
    return value === null ? [] : [{ at, value }];
  });
  if (asked.length === 0) return [...rows.keys()];
  const byColumns = indexes.get(rows) ?? new Map<string, Map<string, number[]>>();
  indexes.set(rows, byColumns);
  const places = asked.map(({ at }) => at);
  const index = byColumns.get(places.join()) ?? indexOf(rows, places);
  byColumns.set(places.join(), index);
  return index.get(JSON.stringify(asked.map(({ value }) => value))) ?? [];
}

const indexOf = (rows: Result['rows'], places: readonly number[]): Map<string, number[]> =>
  groupBy(rows.keys(), (row) => JSON.stringify(places.map((at) => rows[row]?.[at] ?? null)));

/** What a condition asks for; null: nothing. */
const valueOf = (equals: Wanted['equals'], own: ValueOf): Value => ('own' in equals ? own(equals.own) : equals.value);

function holds({ column, equals }: Wanted, read: ValueOf, own: ValueOf): boolean {
  const wanted = valueOf(equals, own);
  return wanted === null || read(column) === wanted;
}

/** Reads a value of a query's answer. */
function readerOf(query: string, answers: Answers): (row: number, column: string) => Value {
  const { columns, rows } = resultOf(query, answers);
  return (row, column) => rows[row]?.[placeOf(query, columns, column)] ?? null;
}

function placeOf(query: string, columns: readonly string[], column: string): number {
  const at = columns.lastIndexOf(column);
  if (at === -1) throw new RangeError(`unknown column: ${query}.${unknownName(column, columns)}`);
  return at;
}

function resultOf(query: string, { names, result }: Answers): Result {
  if (!names.includes(query)) throw new RangeError(`unknown query: ${unknownName(query, names)}`);
  return result(query);
}
