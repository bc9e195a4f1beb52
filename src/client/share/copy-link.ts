import { valuesOf } from '../../query/binding-hooks.ts';
import { editList } from '../edits/edit-list.ts';
import { editedTexts } from '../live/edits.ts';
import type { LinkedCell } from '../own-cells/own-cell.ts';
import { shownCells } from '../own-cells/own-list.ts';
import { addressOf } from './address-of.ts';
import { copyText } from './copy-text.ts';
import { inWords } from './in-words.ts';

interface Edited {
  readonly element: HTMLElement;
  readonly query: string;
  /** The text that the link carries; null: the query as it was written. */
  readonly text: string | null;
}

interface Where {
  readonly say: (text: string) => void;
  /** Where the link is shown if it cannot be copied. */
  readonly below: HTMLElement;
}

/** Copies the link to a query's section, with all edits and own cells that the page shows and the query as its editor has it. */
export async function copyCellLink({ element, query, text }: Edited, where: Where): Promise<void> {
  const queries = new Map(editedTexts());
  if (text === null) queries.delete(query);
  else queries.set(query, text);
  await copyLink(sectionOf(element, query), { queries, cells: shownCells() }, where);
}

/** Copies the link to what is being read, with all edits and own cells that the page shows. */
export async function copyPageLink(where: Where): Promise<void> {
  const scene = document.querySelector<HTMLAnchorElement>('.scene-list a[aria-current]')?.hash ?? '';
  await copyLink(scene.slice(1), { queries: editedTexts(), cells: shownCells() }, where);
}

/** Copies the link to a place of own cells, with these of them and all edits that the page shows. */
export async function copyCellsLink(section: string, cells: readonly LinkedCell[], where: Where): Promise<void> {
  await copyLink(section, { queries: editedTexts(), cells }, where);
}

interface Carried {
  readonly queries: ReadonlyMap<string, string>;
  readonly cells: readonly LinkedCell[];
}

async function copyLink(section: string, { queries, cells }: Carried, { say, below }: Where): Promise<void> {
  const carried = inWords(editList().length, queries.size, cells.length);
  let address: string;
  try {
    address = await addressOf(section, queries, cells);
  } catch {
    say(`This is too long for a link: ${carried}.`);
    return;
  }
  await copyText(address, {
    name: 'link',
    copied: carried === '' ? 'Link copied.' : `Link copied; it carries ${carried}.`,
    say,
    show: (field) => {
      below.prepend(field);
    },
  });
}

/** The section that a query stands in; from a card, the one with a number of the query. */
function sectionOf(element: HTMLElement, query: string): string {
  const onCard = element.closest('[role=dialog]') !== null;
  const number = onCard ? document.querySelector(`main ${valuesOf(query)}`) : null;
  return (number ?? element).closest('main :is(section, article)[id]')?.id ?? '';
}
