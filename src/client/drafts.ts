/** The reader's own texts, by query, kept in the browser: they survive a reload and leave the machine only by a link. */
const KEY = `revops:1:${document.documentElement.dataset.base ?? '/'}:drafts`;
const WAIT = 250;

const drafts = new Map<string, string>(read());
/** The queries whose texts are not written yet. */
const changed = new Set<string>();
const listeners = new Set<(query: string, text: string | null, from: unknown) => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** The text that the reader left for a query; undefined: none, the query stands as it was written. */
export const draftOf = (query: string): string | undefined => drafts.get(query);

/** All queries for which a text is kept. */
export const draftNames = (): string[] => [...drafts.keys()];

/** Keeps a text for a query, or with null forgets it; `from` is who says so. */
export function keepDraft(query: string, text: string | null, from: unknown = null): void {
  if ((drafts.get(query) ?? null) === text) return;
  if (text === null) drafts.delete(query);
  else drafts.set(query, text);
  changed.add(query);
  clearTimeout(timer);
  timer = setTimeout(write, WAIT);
  for (const listener of listeners) listener(query, text, from);
}

/** Calls back whenever a draft changes. */
export function onDraft(listener: (query: string, text: string | null, from: unknown) => void): void {
  listeners.add(listener);
}

// A page that is left within the wait writes at once.
addEventListener('pagehide', write);

function read(): [string, string][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return [];
    return Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  } catch {
    // No storage, or not ours: the page works without.
    return [];
  }
}

function write(): void {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  try {
    // Another tab may have kept texts meanwhile: those stay.
    const kept = new Map(read());
    for (const query of changed) {
      const text = drafts.get(query);
      if (text === undefined) kept.delete(query);
      else kept.set(query, text);
    }
    if (kept.size === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
    changed.clear();
  } catch {
    // Full or forbidden: the text stays in the page.
  }
}
