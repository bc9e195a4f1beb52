/** What the browser keeps of the reader's, for this site alone: no server hears of it. */
const { base = '/' } = document.documentElement.dataset;

/** For good, or for this visit, which ends with its tab. */
type Term = 'for good' | 'visit';

const storageOf = (term: Term): Storage => (term === 'visit' ? sessionStorage : localStorage);

/** The name under which something of this site is kept: another one may live on the same host. */
export const keptKey = (name: string): string => `revops:1:${base}:${name}`;

/** What is kept under a key; null: nothing, or nothing that can be read. */
export function readKept(key: string, term: Term = 'for good'): unknown {
  try {
    return JSON.parse(storageOf(term).getItem(key) ?? 'null');
  } catch {
    // No storage, or not ours: the page works without.
    return null;
  }
}

/** The same of what is kept by name; empty where there is no such thing. */
export function readKeptByName(key: string): Readonly<Record<string, unknown>> {
  const kept = readKept(key);
  return typeof kept === 'object' && kept !== null ? { ...kept } : {};
}

/** Keeps a value under a key, and with null forgets it. Throws where there is no storage, or no room in it. */
export function writeKept(key: string, value: object | null, term: Term = 'for good'): void {
  if (value === null) storageOf(term).removeItem(key);
  else storageOf(term).setItem(key, JSON.stringify(value));
}
