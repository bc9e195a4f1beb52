import { sqlTokens } from '../../query/sql-tokens.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { scopeOf } from './scope.ts';
import { FUNCTIONS, KEYWORDS } from './sqlite-words.ts';

/** Something that the reader may be about to write. */
export interface Offer {
  readonly label: string;
  readonly type: 'property' | 'class' | 'keyword' | 'function';
  /** Where it comes from, or its declared type. */
  readonly detail?: string;
  /** What it means. */
  readonly info?: string;
  /** The higher, the earlier in the list. */
  readonly boost: number;
}

export interface Offers {
  /** Where the word begins that an offer replaces. */
  readonly from: number;
  readonly offers: readonly Offer[];
}

/** Longer texts are not read for names with each letter. */
const LONGEST = 50_000;

/**
 * What can stand at a place of an SQL text: behind `alias.` the columns of that table, elsewhere the columns of the
 * tables that the text reads, its `with` tables, all tables and views, keywords and functions. Null inside a comment, a
 * string or a number, and where nothing was typed and `explicit` does not ask.
 */
export function offersAt(sql: string, place: number, schema: readonly SchemaTable[], explicit = false): Offers | null {
  if (sql.length > LONGEST) return null;
  const word = /[\p{L}_][\p{L}\p{N}_$]*$/u.exec(sql.slice(0, place))?.[0] ?? '';
  const from = place - word.length;
  const token = sqlTokens(sql.slice(0, place)).at(-1);
  if (token !== undefined && isClosedToWords(token.kind, token.text)) return null;

  const { sources, ctes } = scopeOf(sql, schema);
  const owner = /([\p{L}_][\p{L}\p{N}_$]*)\.$/u.exec(sql.slice(0, from))?.[1];
  if (owner !== undefined) {
    const columns = sources.get(owner.toLowerCase()) ?? columnsOf(owner, schema);
    return columns === undefined ? null : { from, offers: columns.map((name) => columnOffer(name, owner, schema, 0)) };
  }
  if (word === '' && !explicit) return null;

  const bare = new Map(
    [...sources].flatMap(([name, columns]) => columns.map((column) => [column, columnOffer(column, name, schema, 3)])),
  );
  const tables = schema.map(({ name, kind }): Offer => ({ label: name, type: 'class', detail: kind, boost: 1 }));
  const own = [...ctes.keys()].map((label): Offer => ({ label, type: 'class', detail: 'with', boost: 4 }));
  return {
    from,
    offers: [
      ...own,
      ...bare.values(),
      ...tables.filter(({ label }) => !ctes.has(label)),
      ...KEYWORDS.map((label): Offer => ({ label, type: 'keyword', boost: 0 })),
      ...FUNCTIONS.map((label): Offer => ({ label, type: 'function', boost: -1 })),
    ],
  };
}

function isClosedToWords(kind: string, text: string): boolean {
  if (kind === 'comment') return !text.endsWith('*/');
  if (kind === 'string') return text.length < 2 || !text.endsWith("'");
  return kind === 'number';
}

function columnsOf(table: string, schema: readonly SchemaTable[]): string[] | undefined {
  const found = schema.find(({ name }) => name.toLowerCase() === table.toLowerCase());
  return found?.columns.map((column) => column.name);
}

/** The first table that has such a column tells its type, and its comment in the schema what it means. */
function columnOffer(label: string, source: string, schema: readonly SchemaTable[], boost: number): Offer {
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
