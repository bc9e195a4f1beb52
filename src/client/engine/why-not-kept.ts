import type { Database } from 'sql.js';
import { runQuery } from '../../query/run-query.ts';
import { neverKept } from './never-kept.ts';

/** A database before and after a text has run on it. */
interface Change {
  readonly before: Database;
  readonly after: Database;
  readonly sql: string;
  /** The tables that were written. */
  readonly written: readonly string[];
  /** Those that are computed from others. */
  readonly computed: readonly string[];
  /** The most bytes that edits may make of the data. */
  readonly most: number;
}

/**
 * Why what a text wrote cannot be kept, in words for the reader; null: it can. An edit is made anew on each page and
 * after each Stop, from its text: so the text must do the same each time, and leave the schema to the site's queries.
 */
export function whyNotKept({ before, after, sql, written, computed, most }: Change): string | null {
  if (endTransaction(after))
    return 'The text leaves its transaction open, so nothing of it is kept: end it with commit.';
  if (schemaOf(before) !== schemaOf(after)) {
    return 'The text changes tables or views themselves, so nothing of it is kept: only rows can be edited.';
  }
  const never = neverKept(sql);
  if (never !== null) return never;
  if (written.length > 0 && written.every((table) => computed.includes(table))) {
    return `${written.join(', ')}: computed from other tables, so nothing of the text is kept. Edit the rows it is computed from.`;
  }
  const [[pages, bytes] = []] = runQuery(
    after,
    'select page_count, page_size from pragma_page_count, pragma_page_size',
  ).rows;
  if (Number(pages) * Number(bytes) > most) return 'The data would grow too large, so nothing of the text is kept.';
  return null;
}

/** Rolls a transaction back that a text has left open; whether there was one. */
function endTransaction(database: Database): boolean {
  try {
    database.run('rollback');
    return true;
  } catch {
    return false;
  }
}

const schemaOf = (database: Database): string =>
  JSON.stringify(runQuery(database, 'select name, rootpage, sql from sqlite_schema order by rowid').rows);
