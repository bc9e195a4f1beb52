import { valuesOf } from '../../query/binding-hooks.ts';
import { editList } from '../edits/edit-list.ts';
import { editedTexts } from '../live/edits.ts';
import type { LinkedCell } from '../own-cells/own-cell.ts';
import { shownCells } from '../own-cells/own-list.ts';
import { addressOf } from './address-of.ts';
import type { Wanted } from './copy-text.ts';
import { inWords } from './in-words.ts';

interface Edited {
  readonly element: HTMLElement;
  readonly query: string;
  /** The text that the link carries; null: the query as it was written. */
  readonly text: string | null;
}

/** The link to a query's section, with all edits and own cells that the page shows and the query as its editor has it. */
export async function cellLink({ element, query, text }: Edited): Promise<Wanted> {
  const queries = new Map(editedTexts());
  if (text === null) queries.delete(query);
  else queries.set(query, text);
  return linkTo(sectionOf(element, query), { queries, cells: shownCells() });
}

/** The link to what is being read, with all edits and own cells that the page shows. */
export async function pageLink(): Promise<Wanted> {
  const scene = document.querySelector<HTMLAnchorElement>('.scene-list a[aria-current]')?.hash ?? '';
  return linkTo(scene.slice(1), { queries: editedTexts(), cells: shownCells() });
}

/** The link to a place of own cells, with these of them and all edits that the page shows. */
export async function cellsLink(section: string, cells: readonly LinkedCell[]): Promise<Wanted> {
  return linkTo(section, { queries: editedTexts(), cells });
}

interface Carried {
  readonly queries: ReadonlyMap<string, string>;
  readonly cells: readonly LinkedCell[];
}

/** Throws words for the reader where it is too long for a link. */
async function linkTo(section: string, { queries, cells }: Carried): Promise<Wanted> {
  const carried = inWords(editList().length, queries.size, cells.length);
  const copied = carried === '' ? 'Link copied.' : `Link copied; it carries ${carried}.`;
  try {
    return { text: await addressOf(section, queries, cells), copied };
  } catch {
    throw new RangeError(`This is too long for a link: ${carried}.`);
  }
}

/** The section that a query stands in; from a card, the one with a number of the query. */
function sectionOf(element: HTMLElement, query: string): string {
  const onCard = element.closest('[role=dialog]') !== null;
  const number = onCard ? document.querySelector(`main ${valuesOf(query)}`) : null;
  return (number ?? element).closest('main :is(section, article)[id]')?.id ?? '';
}
