import { anyId } from '../any-id.ts';
import { keptKey, readKept, writeKept } from '../kept.ts';

/** An edit of the data: a text of one statement or several that changes rows. */
export interface DataEdit {
  /** Tells it from all others of the visit. */
  readonly id: string;
  readonly sql: string;
  /** What it says in words; null: it is a text of the reader's own. */
  readonly title: string | null;
}

type Listener = (edits: readonly DataEdit[], from: 'here' | 'another tab') => void;

const { database: digest = '' } = document.documentElement.dataset;

/** The version of the data that this page is of: the beginning of its database's digest. */
export const dataVersion: string = digest.slice(0, 16);

/** The edits are of one version of the data, under one address. */
const KEY = keptKey(`edits:${dataVersion}`);

/** More, or longer ones, are no longer an edit by hand. */
const MOST = 200;
const LONGEST = 100_000;

const listeners = new Set<Listener>();
let edits: readonly DataEdit[] = read();
/** Whether what the page holds could be kept. */
let isKept = true;

/** The reader's edits of the data, in order. */
export const editList = (): readonly DataEdit[] => edits;

/** The texts of the edits, in order, as the engine takes them. */
export const editTexts = (): readonly string[] => edits.map(({ sql }) => sql);

/**
 * Changes the list. What another tab has written meanwhile is what is changed, so that neither overwrites the other.
 * Throws a `RangeError` where the edits become too many.
 */
export function changeEdits(change: (edits: readonly DataEdit[]) => readonly DataEdit[]): void {
  const changed = change(isKept ? read() : edits);
  if (changed.length > MOST || changed.some(({ sql }) => sql.length > LONGEST)) {
    throw new RangeError(`too many edits: ${changed.length}`);
  }
  edits = changed;
  write();
  tell('here');
}

/** An edit that was not there before. */
export const newEdit = (sql: string, title: string | null = null, id: string = anyId()): DataEdit => ({
  id,
  sql,
  title,
});

/** Calls back whenever the list has changed. */
export function onEditList(listener: Listener): void {
  listeners.add(listener);
}

addEventListener('storage', ({ key }) => {
  if (key !== KEY && key !== null) return;
  const theirs = read();
  if (JSON.stringify(theirs) === JSON.stringify(edits)) return;
  edits = theirs;
  tell('another tab');
});

function tell(from: 'here' | 'another tab'): void {
  for (const listener of listeners) listener(edits, from);
}

function read(): DataEdit[] {
  const kept = readKept(KEY);
  return Array.isArray(kept) ? kept.filter(isEdit) : [];
}

function write(): void {
  try {
    writeKept(KEY, edits.length === 0 ? null : edits);
    isKept = true;
  } catch {
    isKept = false;
    // Full or forbidden: the edits stay in the page.
  }
}

// No constant: the list is read before the end of this file is.
function isEdit(value: unknown): value is DataEdit {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'sql' in value &&
    typeof value.sql === 'string' &&
    'title' in value &&
    (value.title === null || typeof value.title === 'string')
  );
}
