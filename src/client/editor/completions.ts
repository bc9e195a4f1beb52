import { ifNotIn, type Completion, type CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { codeTokens } from '../../query/sql-tokens.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { placeAt, type Place } from './place.ts';
import { scopeOf } from './scope.ts';
import { FUNCTIONS, KEYWORDS } from './sqlite-words.ts';

/** Longer texts are not read for names with each letter. */
const LONGEST = 50_000;

/** What the grammar calls that in which no word is begun. */
const CLOSED = ['LineComment', 'BlockComment', 'String', 'Number'];

/** The texts that a column of a table has, where they are few. */
export type ValuesOf = (table: string, column: string) => Promise<readonly string[]>;

/**
 * What can stand at a place of an SQL text: behind `alias.` the columns of that table, behind `from` tables, behind a
 * column that is compared its values, elsewhere the columns of the tables that the text reads, its `with` tables, all
 * tables and views, keywords and functions; what is likelier at the place comes first. Nothing inside a comment or a
 * number, and where nothing was typed and nobody asks.
 */
export const completions = (schema: readonly SchemaTable[], valuesOf: ValuesOf): CompletionSource =>
  ifNotIn(CLOSED, async (context) => {
    if (context.state.doc.length > LONGEST) return null;
    const from = context.matchBefore(/[\p{L}_][\p{L}\p{N}_$]*$/u)?.from ?? context.pos;
    const sql = context.state.doc.toString();
    const before = sql.slice(0, from);
    const owner = /([\p{L}_][\p{L}\p{N}_$]*)\.$/u.exec(before)?.[1];
    const { compared, ...place } = placeAt(before);
    if (owner === undefined && from === context.pos && !context.explicit) return null;
    if (owner !== undefined) {
      const options = offersOf(owner, sql, schema);
      return options === null ? null : { from, options, validFor: NAME };
    }
    const values = compared === null ? [] : await valuesOf(...columnAt(compared, sql, schema));
    const options = [...values.map(valueOffer), ...offersIn(sql, schema, place)];
    return { from, options, validFor: NAME };
  });

/** Inside the quotes of a text that a column is compared with: the values of the column. */
export const valueCompletions =
  (schema: readonly SchemaTable[], valuesOf: ValuesOf): CompletionSource =>
  async (context) => {
    const node = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (node.name !== 'String' || node.from === context.pos || context.state.doc.length > LONGEST) return null;
    const sql = context.state.doc.toString();
    const { compared } = placeAt(sql.slice(0, node.from));
    if (compared === null) return null;
    const values = await valuesOf(...columnAt(compared, sql, schema));
    if (values.length === 0) return null;
    return { from: node.from + 1, options: values.map((label) => ({ label, type: 'text' })), validFor: /^[^']*$/ };
  };

const NAME = /^[\p{L}\p{N}_$]*$/u;

const valueOffer = (label: string): Completion => {
  const written = `'${label.replaceAll("'", "''")}'`;
  return { label, displayLabel: written, apply: written, type: 'text', boost: 20 };
};

/** The table that a column is of, as far as the text says: one that it reads before all others. */
function columnAt(compared: string, sql: string, schema: readonly SchemaTable[]): readonly [string, string] {
  const [column = '', owner] = compared.split('.').toReversed();
  const named = new Set(codeTokens(sql).map(({ text }) => text.toLowerCase()));
  const holders = schema.filter(({ columns }) =>
    columns.some(({ name }) => name.toLowerCase() === column.toLowerCase()),
  );
  const found = holders.find(({ name }) => name === owner) ?? holders.find(({ name }) => named.has(name)) ?? holders[0];
  return [found?.name ?? '', column];
}

/** The columns of the table that goes by a name; null where none does. */
function offersOf(owner: string, sql: string, schema: readonly SchemaTable[]): Completion[] | null {
  const columns = scopeOf(sql, schema).sources.get(owner.toLowerCase()) ?? columnsOf(owner, schema);
  return columns?.map((name) => columnOffer(name, owner, schema, 0)) ?? null;
}

/** How much likelier what is wanted at a place is than all else. */
const WANTED = 8;

function offersIn(
  sql: string,
  schema: readonly SchemaTable[],
  { wants, words, takesLabels }: Omit<Place, 'compared'>,
): Completion[] {
  const { sources, ctes, labels } = scopeOf(sql, schema);
  const ahead = wants === 'table' ? WANTED : 0;
  const tables = schema.map(({ name, kind }): Completion => ({
    label: name,
    type: 'class',
    detail: kind,
    boost: 1 + ahead,
  }));
  const own = [...ctes.keys()].map((label): Completion => ({ label, type: 'class', detail: 'with', boost: 4 + ahead }));
  const allTables = [...own, ...tables.filter(({ label }) => !ctes.has(label))];
  if (wants === 'table') return [...allTables, { label: 'select', type: 'keyword' }];
  const bare = new Map(
    [...sources].flatMap(([name, columns]) => columns.map((column) => [column, columnOffer(column, name, schema, 3)])),
  );
  const named = takesLabels
    ? labels.map((label): Completion => ({ label, type: 'property', detail: 'of the select', boost: 5 }))
    : [];
  const wordBoost = (word: string): number => (wants === 'word' ? (words.includes(word) ? WANTED + 1 : WANTED - 2) : 0);
  return [
    ...named,
    ...allTables.slice(0, own.length),
    ...[...bare.values()].filter(({ label }) => !named.some((one) => one.label === label)),
    ...allTables.slice(own.length),
    ...KEYWORDS.map((label): Completion => ({ label, type: 'keyword', boost: wordBoost(label) })),
    ...FUNCTIONS.filter((name) => !KEYWORDS.includes(name)).map((label): Completion => ({
      label,
      type: 'function',
      boost: -1,
    })),
  ];
}

function columnsOf(table: string, schema: readonly SchemaTable[]): string[] | undefined {
  const found = schema.find(({ name }) => name.toLowerCase() === table.toLowerCase());
  return found?.columns.map((column) => column.name);
}

/** The first table that has such a column tells its type, and its comment in the schema what it means. */
function columnOffer(label: string, source: string, schema: readonly SchemaTable[], boost: number): Completion {
  const table =
    schema.find(({ name }) => name === source) ?? schema.find(({ columns }) => columns.some((c) => c.name === label));
  const type = table?.columns.find((column) => column.name === label)?.type ?? '';
  const info = table === undefined ? undefined : commentOf(table.sql, label);
  return {
    label,
    type: 'property',
    boost,
    detail: [source, type].filter(Boolean).join(' · '),
    ...(info === undefined ? {} : { info }),
  };
}

/** SQLite keeps a table's `create` statement as it was written, comments and all. */
function commentOf(sql: string, column: string): string | undefined {
  return new RegExp(`^[^\\n]*\\b${column}\\b,?[^\\n]*?-- ([^\\n]+)$`, 'm').exec(sql)?.[1]?.trim();
}
