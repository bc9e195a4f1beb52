import { keptKey, readKept, writeKept } from '../kept.ts';

/** The texts that have run in this visit, which ends with the tab: no server and no later visit hears of them. */
const KEY = keptKey('ran');

/** So many are kept, and none that is longer. */
const MOST = 50;
const LONGEST = 20_000;

/** Keeps a text that has run, once, as the last one. */
export function rememberText(sql: string): void {
  const text = sql.trim();
  if (text === '' || text.length > LONGEST) return;
  try {
    writeKept(KEY, [text, ...ranTexts().filter((one) => one !== text)].slice(0, MOST), 'visit');
  } catch {
    // Full or forbidden: the visit goes on without.
  }
}

/** The texts that have run, the last one first. */
export function ranTexts(): readonly string[] {
  const kept = readKept(KEY, 'visit');
  return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
}
