import { isShown } from '../cards/data-panel.ts';
import type { DataEdit } from '../edits/edit-list.ts';
import { neverKept } from '../engine/never-kept.ts';
import type { LinkedCell } from '../own-cells/own-cell.ts';
import { listQueries, type ListedQuery } from '../queries.ts';
import { fromLinked } from './linked-edits.ts';
import type { LinkState } from './link-state.ts';

/** An edited query of a link, and the title of its query. */
export interface FoundQuery {
  readonly query: string;
  readonly sql: string;
  readonly title: string;
}

/** What a link brings to this page. */
export interface Found {
  readonly edits: readonly DataEdit[];
  readonly queries: readonly FoundQuery[];
  readonly cells: readonly LinkedCell[];
  /** How many of its edited queries this page shows nothing of. */
  readonly lost: number;
}

/** What a link brings to this page. Throws an `Error` where its what-ifs are not the site's, or do not load. */
export async function findState({ queries, edits, cells }: LinkState): Promise<Found> {
  // Without the list a query goes by its name.
  const listed = new Map<string, ListedQuery>(Object.entries(await listQueries().catch(() => ({}))));
  const found = [...queries].flatMap(([query, sql]) =>
    isShown(query) ? [{ query, sql, title: listed.get(query)?.title ?? query }] : [],
  );
  return { edits: await fromLinked(edits), queries: found, cells, lost: queries.size - found.length };
}

/** Why an edit of the data can be seen to be none without running it, in words for the reader; null: it cannot. */
export function whyNoEdit({ sql }: DataEdit): string | null {
  const never = neverKept(sql);
  if (never !== null) return never;
  return /\b(?:insert|update|delete|replace)\b/i.test(sql) ? null : 'It changes no rows.';
}

/** The texts of a link under their titles. */
export const textsOf = ({ edits, queries, cells }: Found): { title: string; text: string }[] => [
  ...edits.map(({ sql, title }, i) => ({ title: `Edit of the data: ${title ?? firstWords(sql, i)}`, text: sql })),
  ...queries.map(({ sql, title }) => ({ title: `Edited query: ${title}`, text: sql })),
  ...cells.map(({ sql, name }) => ({ title: `Own cell, named “${name}” by its writer`, text: sql })),
];

const firstWords = (sql: string, i: number): string => {
  const line = sql.trim().split('\n', 1)[0] ?? '';
  if (line === '') return `number ${i + 1}`;
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};
