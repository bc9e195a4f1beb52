import { listQueries, type ListedQuery } from '../queries.ts';

/** The tables that the reader's edits of the data have made other than they came. */
let touched: ReadonlySet<string> = new Set();
let listed: Readonly<Record<string, ListedQuery>> = {};

/** Says which tables the edits have touched; from then on the page knows which queries read one of them. */
export async function setTouched(tables: Iterable<string>): Promise<void> {
  const all = new Set(tables);
  // Without edits nobody need know what the queries read.
  if (all.size > 0) listed = await listQueries();
  touched = all;
}

/** Whether a query reads a table that the edits have touched. */
export const isTouched = (query: string): boolean => readsAny(query, touched);

/** Whether a query reads one of these tables. */
export const readsAny = (query: string, tables: ReadonlySet<string>): boolean =>
  listed[query]?.reads.some((table) => tables.has(table)) ?? false;
