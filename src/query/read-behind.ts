import { toFormula, type Formula } from './formula.ts';
import type { ColumnLine } from './query-columns.ts';

/** How rows make a number: share is the mean of a column that holds 1 or 0, value the column of the only row. */
export type Making = 'sum' | 'count' | 'mean' | 'share' | 'min' | 'max' | 'value';

/** What a column must equal: a column of the number's own row, or a value. */
export type Equal = { readonly own: string } | { readonly value: string | number };

/** A condition on a column. A row's own column without a value, as of a row that stands for all, asks for nothing. */
export interface Wanted {
  readonly column: string;
  readonly equals: Equal;
}

interface Common {
  /** Of which rows of its own query it speaks; null: of all that no line above it speaks of. */
  readonly when: Wanted | null;
  /** Which rows of the other query are meant. */
  readonly where: readonly Wanted[];
}

/** A number that is made of rows of another query. */
export interface MadeOfRows extends Common {
  readonly kind: 'rows';
  readonly query: string;
  readonly how: Making;
  /** The column of these rows; null where they are counted. */
  readonly column: string | null;
}

/** A number that is computed from others. */
export interface MadeByFormula extends Common {
  readonly kind: 'formula';
  readonly formula: Formula;
  /** The formula as it is written. */
  readonly text: string;
}

/** What is behind a number. */
export type Behind = MadeOfRows | MadeByFormula;

const LINE = /^(\w+): (.+?)(?: where (.+?))?(?: when (.+))?$/;
const ROWS = /^(\w+), (?:(count)|(sum|mean|share|min|max|value) (\w+))$/;
const WANTED = /^(\w+) = (?:([a-z]\w*)|(-?\d+(?:\.\d+)?)|'([^']*)')$/i;

/**
 * What the lines of a query's head say is behind its columns, in their order; of several for a column, the first whose
 * `when` holds counts. A line is `closed: closed_won_deals, sum amount`, with `where deal_type = 'Expansion' and rep = rep`
 * where only some rows are meant, or a formula, `gap: = target - closed`.
 * Throws a `SyntaxError` with the offending value and its line, such as `not behind a number: closed (line 12)`.
 */
export function toBehind(lines: readonly ColumnLine[]): Map<string, Behind[]> {
  const behind = new Map<string, Behind[]>();
  for (const { text, line } of lines) {
    const at = `(line ${line})`;
    const [, column, made, where, when] = LINE.exec(text) ?? [];
    if (column === undefined || made === undefined) throw new SyntaxError(`not behind a number: ${text} ${at}`);
    const common: Common = {
      when: when === undefined ? null : toWanted(when, at),
      where: (where?.split(' and ') ?? []).map((one) => toWanted(one, at)),
    };
    const known = behind.get(column) ?? [];
    if (known.some((one) => one.when === null)) throw new SyntaxError(`behind a number twice: ${text} ${at}`);
    behind.set(column, [...known, { ...common, ...toMade(made, at) }]);
  }
  return behind;
}

function toMade(text: string, at: string): Omit<MadeOfRows, keyof Common> | Omit<MadeByFormula, keyof Common> {
  if (text.startsWith('= ')) {
    try {
      return { kind: 'formula', formula: toFormula(text.slice(2)), text: text.slice(2) };
    } catch (cause) {
      throw new SyntaxError(`not a formula: ${text.slice(2)} ${at}`, { cause });
    }
  }
  const [, query, count, how, column] = ROWS.exec(text) ?? [];
  if (query === undefined) throw new SyntaxError(`not behind a number: ${text} ${at}`);
  return { kind: 'rows', query, how: (count ?? how) as Making, column: column ?? null };
}

function toWanted(text: string, at: string): Wanted {
  const [, column, own, number, said] = WANTED.exec(text) ?? [];
  if (column === undefined) throw new SyntaxError(`not a condition: ${text} ${at}`);
  if (own !== undefined) return { column, equals: { own } };
  return { column, equals: { value: number === undefined ? (said ?? '') : Number(number) } };
}
