import { sqlTokens } from '../../query/sql-tokens.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { slipOf } from './slips.ts';
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
  [/^parameter without a value: /, 'Nothing asks for its value here: write the value itself in its place.'],
  [/[“”„‘’‚]/, "Texts stand in straight quotes: 'Open'."],
  [/[\u200b-\u200f\u2060\ufeff]/, 'A character that cannot be seen stands in it: take it out.'],
  [/\u00a0/, 'A space that does not break stands in it: type an ordinary one.'],
];

/** What is opened and never closed: a text, or a name in quotes. */
const OPENED = /^unrecognized token: "['"`[]/;
const NEVER_CLOSED = 'It is opened there and never closed.';

/** Says what is wrong with an SQL text, from the engine's message and the place that was found for it. */
export function describeError(
  message: string,
  sql: string,
  position: number | null,
  schema: readonly SchemaTable[],
): Fault {
  const text = PLAIN[message] ?? message;
  const hint = hintAt(message, sql, position, schema, text !== message);
  return {
    text: hint === '' ? text : `${text}. ${hint}`,
    span: position === null ? null : tokenAt(sql, position),
    place: position === null ? null : placeOf(sql, position),
  };
}

function hintAt(
  message: string,
  sql: string,
  position: number | null,
  schema: readonly SchemaTable[],
  isSaid: boolean,
): string {
  const unsaid = UNSAID.find(([pattern]) => pattern.test(message))?.[1];
  if (unsaid !== undefined) return unsaid;
  if (sql.length > LONGEST) return OPENED.test(message) ? NEVER_CLOSED : '';
  const slip = slipOf(message, sql, position);
  if (OPENED.test(message)) return slip ?? NEVER_CLOSED;
  const meant = isSaid ? '' : suggest(message, sql, position, schema);
  // A name that is nearly a column's is one that was mistyped, but for one with a capital, which no column has.
  const isMistyped = /^no such column: [^A-Z]/.test(message) && meant.startsWith('Did you mean');
  return isMistyped ? meant : (slip ?? meant);
}

function tokenAt(sql: string, position: number): { from: number; to: number } {
  const [token] = sqlTokens(sql.slice(position, position + 200));
  return { from: position, to: position + (token === undefined || token.kind === 'space' ? 0 : token.text.length) };
}

function placeOf(sql: string, position: number): { line: number; column: number } {
  const before = sql.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
