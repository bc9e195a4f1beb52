/** A query of the site, as the page's list of queries has it. */
export interface ListedQuery {
  readonly title: string;
  /** The scene that it belongs to; null: none. */
  readonly scene: string | null;
  readonly sql: string;
  /** The tables that it reads. */
  readonly reads: readonly string[];
}

let listed: Promise<Readonly<Record<string, ListedQuery>>> | undefined;

/** All queries of the site by name, fetched when first asked for. */
export function listQueries(): Promise<Readonly<Record<string, ListedQuery>>> {
  listed ??= fetchQueries().catch((error: unknown) => {
    listed = undefined;
    throw error;
  });
  return listed;
}

async function fetchQueries(): Promise<Readonly<Record<string, ListedQuery>>> {
  const response = await fetch(`${document.documentElement.dataset.base ?? '/'}queries/index.json`);
  if (!response.ok) throw new Error(`the list of queries could not be loaded (${response.status})`);
  return (await response.json()) as Readonly<Record<string, ListedQuery>>;
}

/** A query's SQL as it was written. */
export async function sqlOf(query: string): Promise<string> {
  const found = (await listQueries())[query];
  if (found === undefined) throw new RangeError(`unknown query: ${query}`);
  return found.sql;
}
