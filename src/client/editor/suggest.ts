import { codeTokens } from '../../query/sql-tokens.ts';
import { nearMisses } from '../../model/near-miss.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { scopeOf, type Scope } from './scope.ts';
import { ELSEWHERE, FUNCTIONS, KEYWORDS, TABLE_FUNCTIONS } from './sqlite-words.ts';

type Schema = readonly SchemaTable[];

/** The most tables that a message lists. */
const MOST_TABLES = 3;

/** What may have been meant where the engine knows a name or a word not, as sentences; empty: no idea. */
export function suggest(message: string, sql: string, position: number | null, schema: Schema): string {
  const [, near] = /^near "([^"]+)": syntax error$/.exec(message) ?? [];
  if (near !== undefined) return suggestWord(near, sql, position, schema);
  const [, ambiguous] = /^ambiguous column name: (.+)$/.exec(message) ?? [];
  if (ambiguous !== undefined) return didYouMean(ownersOf(ambiguous, scopeOf(sql, schema)));
  const [, what, quoted = ''] =
    /^no such (column|table|view|function): (.+)$/.exec(message) ??
    /^table \S+ has no (column) named (.+)$/.exec(message) ??
    /^cannot join using (column) (.+) - /.exec(message) ??
    [];
  const name = quoted.replaceAll(/["`[\]]/g, '');
  if (what === 'function') return didYouMean(ELSEWHERE[name.toLowerCase()] ?? nearMisses(name, FUNCTIONS));
  if (what === 'column') return suggestColumn(name, scopeOf(sql, schema), schema);
  if (what === undefined) return '';
  const tables = [...schema.map((table) => table.name), ...scopeOf(sql, schema).ctes.keys(), ...TABLE_FUNCTIONS];
  return didYouMean(nearMisses(lastPart(name), tables.filter(isOtherThan(lastPart(name)))));
}

const didYouMean = (names: readonly string[], instead = ''): string =>
  names.length === 0 ? '' : `Did you mean ${names.join(' or ')}${instead === '' ? '' : `, not ${instead}`}?`;

const lastPart = (name: string): string => name.split('.').at(-1) ?? name;

const isOtherThan =
  (name: string) =>
  (other: string): boolean =>
    other.toLowerCase() !== name.toLowerCase();

/** The engine trips over a keyword that is misspelt, or over what follows one that it took for a name. */
function suggestWord(near: string, sql: string, position: number | null, schema: Schema): string {
  const meant = nearMisses(near, KEYWORDS).filter(isOtherThan(near));
  if (meant.length > 0) return didYouMean(meant);
  const before = codeTokens(sql.slice(0, position ?? 0)).at(-1);
  if (before?.kind !== 'word' || before.text.length < 3) return '';
  const known = schema.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]);
  if (known.includes(before.text.toLowerCase())) return '';
  return didYouMean(nearMisses(before.text, KEYWORDS), before.text);
}

/** Columns of the tables that the text reads go before those of all others; what has the very name is told. */
function suggestColumn(name: string, scope: Scope, schema: Schema): string {
  const bare = lastPart(name);
  const isOther = isOtherThan(bare);
  const holders = schema.filter(({ columns }) => columns.some((column) => !isOther(column.name)));
  const meant = name.includes('.') ? suggestOfTable(name, scope) : suggestInScope(bare, scope);
  const everywhere = schema.flatMap(({ columns }) => columns.map((column) => column.name));
  const isLost = meant.length === 0 && holders.length === 0 && bare.length >= 3;
  const found = isLost ? [...nearMisses(bare, KEYWORDS), ...nearMisses(bare, everywhere)].slice(0, 2) : meant;
  return [didYouMean(found), toldHolders(bare, holders)].filter(Boolean).join(' ');
}

const suggestInScope = (bare: string, { sources, labels }: Scope): string[] =>
  nearMisses(bare, [...sources.values(), labels].flat().filter(isOtherThan(bare)));

/** Behind an alias: a column of its table, or else that of another table of the text. */
function suggestOfTable(name: string, scope: Scope): string[] {
  const [alias = '', bare = ''] = name.split('.').slice(-2);
  const own = nearMisses(bare, scope.sources.get(alias.toLowerCase()) ?? []).filter(isOtherThan(bare));
  if (own.length > 0) return own.map((column) => `${alias}.${column}`);
  const held = ownersOf(bare, scope).filter(isOtherThan(name));
  if (held.length > 0) return held;
  return [...scope.sources]
    .flatMap(([source, columns]) =>
      nearMisses(bare, columns, 1).map((column) => (source === '' ? column : `${source}.${column}`)),
    )
    .slice(0, 2);
}

/** The column behind each name of the text's tables that have it. */
const ownersOf = (column: string, { sources }: Scope): string[] =>
  [...sources]
    .filter(([source, columns]) => source !== '' && columns.some((one) => one.toLowerCase() === column.toLowerCase()))
    .slice(0, 2)
    .map(([source]) => `${source}.${column}`);

function toldHolders(column: string, holders: Schema): string {
  const names = holders.slice(0, MOST_TABLES).map((table) => table.name);
  const [last] = names.slice(-1);
  if (last === undefined || holders.length > MOST_TABLES) return '';
  return names.length === 1
    ? `${last} has a column ${column}.`
    : `${names.slice(0, -1).join(', ')} and ${last} have a column ${column}.`;
}
