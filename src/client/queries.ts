import { siteJson } from './site-files.ts';

/** A query of the site, as the page's list of queries has it. */
export interface ListedQuery {
  readonly title: string;
  /** The scene that it belongs to; null: none. */
  readonly scene: string | null;
  readonly sql: string;
  /** The tables that it reads. */
  readonly reads: readonly string[];
}

/** All queries of the site by name, fetched when first asked for. */
export async function listQueries(): Promise<Readonly<Record<string, ListedQuery>>> {
  return (await siteJson('queries/index.json', 'the list of queries')) as Readonly<Record<string, ListedQuery>>;
}

/** A query's SQL as it was written. */
export async function sqlOf(query: string): Promise<string> {
  const found = (await listQueries())[query];
  if (found === undefined) throw new RangeError(`unknown query: ${query}`);
  return found.sql;
}
