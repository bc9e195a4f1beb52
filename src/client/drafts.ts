/**
 * The reader's own texts, by query, kept in the browser: they survive a reload and leave the machine only by a link. Where
 * several tabs have a text of one query, the last to write is what a new page opens, and the others' texts are kept aside.
 */
import { dropAside, keepAside, textsAside } from './drafts-aside.ts';
import { keptKey, readKeptByName, writeKept } from './kept.ts';

const KEY = keptKey('drafts');
const WAIT = 250;

const drafts = read();
/** The texts that were kept when this page last looked: another one is another tab's. */
const seen = new Map(drafts);
/** The queries whose texts are not written yet. */
const changed = new Set<string>();
const listeners = new Set<(query: string, text: string | null, from: unknown) => void>();
const watchers = new Map<string, () => void>();
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

/** A text of a query that another tab has and this page does not show; null: none. */
export function otherText(query: string): string | null {
  const mine = drafts.get(query);
  const latest = read().get(query);
  if (latest !== undefined && latest !== mine && latest !== seen.get(query)) return latest;
  return textsAside(query).find((text) => text !== mine) ?? null;
}

/** Shows another tab's text in this page; the one that it shows is kept aside. Throws where nothing can be kept. */
export function takeOther(query: string, text: string): void {
  const mine = drafts.get(query);
  const latest = read().get(query);
  if (mine !== undefined) keepAside(query, mine);
  dropAside(query, text);
  if (latest !== undefined && (latest === mine || latest === text)) seen.set(query, latest);
  keepDraft(query, text);
}

/** Forgets another tab's text. Throws where nothing can be kept. */
export function forgetOther(query: string, text: string): void {
  dropAside(query, text);
  if (read().get(query) === text) {
    seen.set(query, text);
    changed.add(query);
    timer ??= setTimeout(write, WAIT);
  }
  watchers.get(query)?.();
}

/** Calls back whenever another tab's text of a query may have come or gone; whoever does shows that query's text. */
export function watchOthers(query: string, watcher: () => void): void {
  watchers.set(query, watcher);
}

addEventListener('storage', ({ key }) => {
  if (key?.startsWith(KEY) === false) return;
  for (const [query, text] of read()) {
    // A text that nobody here shows is taken over in silence.
    if (watchers.has(query) || changed.has(query)) continue;
    drafts.set(query, text);
    seen.set(query, text);
  }
  for (const watcher of watchers.values()) watcher();
});

// A page that is left within the wait writes at once.
addEventListener('pagehide', write);

function read(): Map<string, string> {
  const kept = Object.entries(readKeptByName(KEY));
  return new Map(kept.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function write(): void {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  try {
    // Another tab may have kept texts meanwhile: those stay.
    const kept = read();
    for (const query of changed) {
      const [text, latest] = [drafts.get(query), kept.get(query)];
      const isOthers = latest !== undefined && latest !== text && latest !== seen.get(query);
      // What another tab has written stays, where this one only forgets its own.
      if (text === undefined && isOthers) continue;
      if (text === undefined) kept.delete(query);
      else {
        if (isOthers) keepAside(query, latest);
        dropAside(query, text);
        kept.set(query, text);
      }
      if (text === undefined) seen.delete(query);
      else seen.set(query, text);
    }
    writeKept(KEY, kept.size === 0 ? null : Object.fromEntries(kept));
    const written = [...changed];
    changed.clear();
    for (const query of written) watchers.get(query)?.();
  } catch {
    // Full or forbidden: the text stays in the page.
  }
}
