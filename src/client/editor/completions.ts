import { ifNotIn, type Completion, type CompletionSource } from '@codemirror/autocomplete';
import type { SchemaTable } from '../engine/messages.ts';
import { scopeOf } from './scope.ts';
import { FUNCTIONS, KEYWORDS } from './sqlite-words.ts';

/** Longer texts are not read for names with each letter. */
const LONGEST = 50_000;

/** What the grammar calls that in which no word is begun. */
const CLOSED = ['LineComment', 'BlockComment', 'String', 'Number'];

/**
 * What can stand at a place of an SQL text: behind `alias.` the columns of that table, elsewhere the columns of the
 * tables that the text reads, its `with` tables, all tables and views, keywords and functions. Nothing inside a comment, a
 * string or a number, and where nothing was typed and nobody asks.
 */
export const completions = (schema: readonly SchemaTable[]): CompletionSource =>
  ifNotIn(CLOSED, (context) => {
    if (context.state.doc.length > LONGEST) return null;
    const from = context.matchBefore(/[\p{L}_][\p{L}\p{N}_$]*$/u)?.from ?? context.pos;
    const sql = context.state.doc.toString();
    const owner = /([\p{L}_][\p{L}\p{N}_$]*)\.$/u.exec(sql.slice(0, from))?.[1];
    if (owner === undefined && from === context.pos && !context.explicit) return null;
    const options = owner === undefined ? offersIn(sql, schema) : offersOf(owner, sql, schema);
    return options === null ? null : { from, options, validFor: /^[\p{L}\p{N}_$]*$/u };
  });

/** The columns of the table that goes by a name; null where none does. */
function offersOf(owner: string, sql: string, schema: readonly SchemaTable[]): Completion[] | null {
  const columns = scopeOf(sql, schema).sources.get(owner.toLowerCase()) ?? columnsOf(owner, schema);
  return columns?.map((name) => columnOffer(name, owner, schema, 0)) ?? null;
}

function offersIn(sql: string, schema: readonly SchemaTable[]): Completion[] {
  const { sources, ctes } = scopeOf(sql, schema);
  const bare = new Map(
    [...sources].flatMap(([name, columns]) => columns.map((column) => [column, columnOffer(column, name, schema, 3)])),
  );
  const tables = schema.map(({ name, kind }): Completion => ({ label: name, type: 'class', detail: kind, boost: 1 }));
  const own = [...ctes.keys()].map((label): Completion => ({ label, type: 'class', detail: 'with', boost: 4 }));
  return [
    ...own,
    ...bare.values(),
    ...tables.filter(({ label }) => !ctes.has(label)),
    ...KEYWORDS.map((label): Completion => ({ label, type: 'keyword', boost: 0 })),
    ...FUNCTIONS.map((label): Completion => ({ label, type: 'function', boost: -1 })),
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
