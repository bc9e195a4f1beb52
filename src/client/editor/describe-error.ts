import { sqlTokens } from '../../query/sql-tokens.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { suggest } from './suggest.ts';

/** A fault as a reader sees it. */
export interface Fault {
  /** The engine's message, and what may have been meant: `no such column: amout. Did you mean amount?` */
  readonly text: string;
  /** Where it lies in the text, in characters; null: nowhere in particular. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** Its line and column, from 1. */
  readonly place: { readonly line: number; readonly column: number } | null;
}

/** Texts longer than this are not searched for names. */
const LONGEST = 100_000;

const PLAIN: Readonly<Record<string, string>> = {
  'out of memory': 'out of memory: a query may take 128 MB here',
  'string or blob too big': 'string or blob too big: a value may have a billion bytes at most, a statement a million',
  'incomplete input': 'incomplete input: the text ends before the statement does',
  'unrecognized token: NUL': 'unrecognized token: a character that cannot be seen (NUL); take it out',
  'no such table: generate_series':
    'no such table: generate_series. It is not in this engine; a table that counts is ' +
    'with recursive n(i) as (select 1 union all select i + 1 from n where i < 10)',
};

/** What a message of the engine leaves to guess, above all in a text that was copied from a document. */
const UNSAID: readonly (readonly [RegExp, string])[] = [
  [/[“”„‘’‚]/, "Texts stand in straight quotes: 'Open'."],
  [/\u00a0/, 'A space that does not break stands in it: type an ordinary one.'],
  [/^unrecognized token: "['"`[]/, 'It is opened there and never closed.'],
];

/** Says what is wrong with an SQL text, from the engine's message and the place that was found for it. */
export function describeError(
  message: string,
  sql: string,
  position: number | null,
  schema: readonly SchemaTable[],
): Fault {
  const text = PLAIN[message] ?? message;
  const hint =
    UNSAID.find(([pattern]) => pattern.test(message))?.[1] ??
    (sql.length > LONGEST || text !== message ? '' : suggest(message, sql, position, schema));
  return {
    text: hint === '' ? text : `${text}. ${hint}`,
    span: position === null ? null : tokenAt(sql, position),
    place: position === null ? null : placeOf(sql, position),
  };
}

function tokenAt(sql: string, position: number): { from: number; to: number } {
  const [token] = sqlTokens(sql.slice(position, position + 200));
  return { from: position, to: position + (token === undefined || token.kind === 'space' ? 0 : token.text.length) };
}

function placeOf(sql: string, position: number): { line: number; column: number } {
  const before = sql.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
