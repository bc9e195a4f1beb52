import { sqlTokens } from '../../query/sql-tokens.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { nearMisses } from './near-miss.ts';
import { scopeOf, type Scope } from './scope.ts';
import { FUNCTIONS, KEYWORDS } from './sqlite-words.ts';

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
};

/** Says what is wrong with an SQL text, from the engine's message and the place that was found for it. */
export function describeError(
  message: string,
  sql: string,
  position: number | null,
  schema: readonly SchemaTable[],
): Fault {
  const text = PLAIN[message] ?? message;
  const meant = sql.length > LONGEST ? [] : suggest(message, sql, schema);
  return {
    text: meant.length === 0 ? text : `${text}. Did you mean ${meant.join(' or ')}?`,
    span: position === null ? null : tokenAt(sql, position),
    place: position === null ? null : placeOf(sql, position),
  };
}

function suggest(message: string, sql: string, schema: readonly SchemaTable[]): string[] {
  const [, what, name = ''] = /^no such (column|table|function): (.+)$/.exec(message) ?? [];
  const [, near = ''] = /^near "([^"]+)": syntax error$/.exec(message) ?? [];
  const bare = name.split('.').at(-1) ?? name;
  if (what === 'function') return nearMisses(bare, FUNCTIONS);
  if (near !== '') return nearMisses(near, KEYWORDS).filter((word) => word !== near.toLowerCase());
  if (what === undefined) return [];
  const scope = scopeOf(sql, schema);
  if (what === 'table') return nearMisses(bare, [...schema.map((table) => table.name), ...scope.ctes.keys()]);
  return suggestColumn(name, bare, scope, schema);
}

/** Columns of the tables that the text reads go before those of all others. */
function suggestColumn(name: string, bare: string, scope: Scope, schema: readonly SchemaTable[]): string[] {
  const [alias] = name.split('.');
  const own = name.includes('.') ? scope.sources.get((alias ?? '').toLowerCase()) : undefined;
  const inScope = nearMisses(bare, own ?? [...scope.sources.values()].flat());
  if (inScope.length > 0) return inScope.map((column) => (own === undefined ? column : `${alias}.${column}`));
  return nearMisses(
    bare,
    schema.flatMap((table) => table.columns.map((column) => column.name)),
  );
}

function tokenAt(sql: string, position: number): { from: number; to: number } {
  const token = sqlTokens(sql.slice(position, position + 200))[0];
  return { from: position, to: position + (token?.text.length ?? 0) };
}

function placeOf(sql: string, position: number): { line: number; column: number } {
  const before = sql.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
