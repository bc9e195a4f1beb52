import { keptKey, readKeptByName, writeKept } from './kept.ts';

/** Texts of queries that another tab's text has taken the place of, by query, kept in the browser until a reader decides. */
const KEY = keptKey('drafts-aside');
/** So many of one query. */
const MOST = 3;

/** The texts that are kept aside for a query, the last first. */
export const textsAside = (query: string): readonly string[] => (read()[query] ?? []).toReversed();

/** Keeps a text aside; an earlier state of the same text goes. */
export function keepAside(query: string, text: string): void {
  change(query, (texts) =>
    [...texts.filter((one) => !text.startsWith(one) && !one.startsWith(text)), text].slice(-MOST),
  );
}

/** Forgets a text that was kept aside. */
export function dropAside(query: string, text: string): void {
  change(query, (texts) => texts.filter((one) => one !== text));
}

function change(query: string, by: (texts: readonly string[]) => readonly string[]): void {
  const all = read();
  const before = all[query] ?? [];
  const texts = by(before);
  if (JSON.stringify(texts) === JSON.stringify(before)) return;
  const changed = Object.entries({ ...all, [query]: texts }).filter(([, kept]) => kept.length > 0);
  writeKept(KEY, changed.length === 0 ? null : Object.fromEntries(changed));
}

function read(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(readKeptByName(KEY)).map(([query, texts]) => [
      query,
      Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [],
    ]),
  );
}
