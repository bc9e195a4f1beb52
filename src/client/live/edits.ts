import type { LiveResult } from '../engine/messages.ts';

/** A query as the reader changed it, and what it answered. */
export interface Edit {
  readonly sql: string;
  /** Null: the data have changed since it answered. */
  readonly result: LiveResult | null;
}

type Listener = (query: string, edit: Edit | null) => void;

const edits = new Map<string, Edit>();
const listeners = new Set<Listener>();

/** The edit that the page shows for a query; undefined where it shows the query as it was written. */
export const editOf = (query: string): Edit | undefined => edits.get(query);

/** The texts of all edited queries that the page shows, by the query's name. */
export const editedTexts = (): ReadonlyMap<string, string> =>
  new Map([...edits].map(([query, { sql }]) => [query, sql]));

/** Calls back whenever the page begins to show another edit of a query; null: the query as it was written. Returns what ends that. */
export function onEdited(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps an edit, or with null the query as it was written; whether that is a change of what is kept. */
export function keepEdit(query: string, edit: Edit | null): boolean {
  if (edit === null && !edits.has(query)) return false;
  if (edit === null) edits.delete(query);
  else edits.set(query, edit);
  for (const listener of listeners) listener(query, edit);
  return true;
}

/** Forgets what the edited queries answered, and keeps their texts; returns their names. */
export function forgetResults(): string[] {
  for (const [query, { sql }] of edits) edits.set(query, { sql, result: null });
  return [...edits.keys()];
}
