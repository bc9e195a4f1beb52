import { anyId } from '../any-id.ts';
import { keptKey, readKept, writeKept } from '../kept.ts';
import { isChoice, MOST_CELLS, type LinkedCell, type OwnCell } from './own-cell.ts';

type Listener = (cells: readonly OwnCell[]) => void;

/** The cells are of one address, whatever the version of its data. */
const KEY = keptKey('own-cells');
const WAIT = 250;

const listeners = new Set<Listener>();
let cells: readonly OwnCell[] = read();
/** Whether what the page holds could be kept. */
let isKept = true;
/** The texts that are not written yet, by the cell's id. */
const changed = new Map<string, OwnCell>();
let timer: ReturnType<typeof setTimeout> | undefined;
const shownPlaces = new Set<string>();

/** The reader's own cells, in order. */
export const ownCells = (): readonly OwnCell[] => cells;

/** Those of a place; with an empty one, all. */
export const cellsAt = (place: string): readonly OwnCell[] =>
  cells.filter((cell) => place === '' || cell.place === place);

/** Says that the page shows the cells of a place. */
export function showPlace(place: string): void {
  shownPlaces.add(place);
}

/** The cells that the page shows. */
export const shownCells = (): readonly OwnCell[] =>
  cells.filter(({ place }) => shownPlaces.has('') || shownPlaces.has(place));

/** Calls back whenever the list has changed, but for texts that are being typed on this page. */
export function onOwnCells(listener: Listener): void {
  listeners.add(listener);
}

/**
 * Changes the list. What another tab has written meanwhile is what is changed, so that neither overwrites the other.
 * Throws a `RangeError` where the cells become too many.
 */
export function changeOwnCells(change: (cells: readonly OwnCell[]) => readonly OwnCell[]): void {
  const next = change(latest());
  if (next.length > MOST_CELLS) throw new RangeError(`too many cells: ${next.length}`);
  changed.clear();
  keep(next);
  tell();
}

/** Keeps what is typed into a cell, a little later. */
export function keepOwnText(id: string, sql: string): void {
  const cell = cells.find((each) => each.id === id);
  if (cell === undefined || cell.sql === sql) return;
  const typed = { ...cell, sql };
  cells = cells.map((each) => (each.id === id ? typed : each));
  changed.set(id, typed);
  clearTimeout(timer);
  timer = setTimeout(writeTexts, WAIT);
}

/** A cell that was not there before; where it has no name, it gets a number that no other has. */
export function newOwnCell({ name, ...rest }: LinkedCell): OwnCell {
  const id = anyId();
  if (name !== '') return { id, name, ...rest };
  let number = 1;
  while (cells.some((cell) => cell.name === `Cell ${number}`)) number += 1;
  return { id, name: `Cell ${number}`, ...rest };
}

// A page that is left within the wait writes at once.
addEventListener('pagehide', writeTexts);

addEventListener('storage', ({ key }) => {
  if (key !== KEY && key !== null) return;
  const theirs = latest();
  if (JSON.stringify(theirs) === JSON.stringify(cells)) return;
  cells = theirs;
  tell();
});

function writeTexts(): void {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  keep(latest());
  changed.clear();
}

/** What is kept, with the texts that are typed here; a cell that another tab has removed meanwhile comes back with its text. */
function latest(): OwnCell[] {
  const kept = isKept ? read() : [...cells];
  const gone = [...changed.values()].filter(({ id }) => !kept.some((cell) => cell.id === id));
  return [...kept.map((cell) => ({ ...cell, sql: changed.get(cell.id)?.sql ?? cell.sql })), ...gone];
}

function tell(): void {
  for (const listener of listeners) listener(cells);
}

function keep(next: readonly OwnCell[]): void {
  cells = next;
  try {
    writeKept(KEY, next.length === 0 ? null : next);
    isKept = true;
  } catch {
    isKept = false;
    // Full or forbidden: the cells stay in the page.
  }
}

function read(): OwnCell[] {
  const kept = readKept(KEY);
  return Array.isArray(kept) ? kept.filter(isOwnCell) : [];
}

// No constant: the list is read before the end of this file is.
function isOwnCell(value: unknown): value is OwnCell {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, sql, place, chart }: Partial<Record<keyof OwnCell, unknown>> = value;
  return [id, name, sql, place].every((text) => typeof text === 'string') && (chart === null || isChoice(chart));
}
