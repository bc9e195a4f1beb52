import { cellsOf, DATA_LINKS, dataLinksOf, readData, valuesOf } from '../../query/binding-hooks.ts';
import { make } from '../dom.ts';
import { takeIn } from '../live/late-parts.ts';
import { queryPage } from './linked-page.ts';
import { openQuery } from './open-query.ts';
import { queryData } from './query-data.ts';

const panels = new WeakMap<HTMLElement, HTMLElement>();
const opening = new WeakMap<HTMLElement, Promise<HTMLElement>>();

/** Opens a query's data below the row of controls that its link stands in, or closes it. */
export async function togglePanel(link: HTMLAnchorElement): Promise<void> {
  const panel = panels.get(link);
  if (panel !== undefined && !panel.hidden) {
    panel.hidden = true;
    link.setAttribute('aria-expanded', 'false');
    return;
  }
  try {
    await openPanel(link);
  } catch {
    location.assign(link.href);
  }
}

/** Opens a query's data at its link; throws where the query's page does not come. */
export async function openPanel(link: HTMLElement): Promise<HTMLElement> {
  const known = panels.get(link);
  const panel = known ?? (await (opening.get(link) ?? keep(link)));
  panel.hidden = false;
  link.setAttribute('aria-expanded', 'true');
  return panel;
}

function keep(link: HTMLElement): Promise<HTMLElement> {
  const panel = makePanel(link);
  opening.set(link, panel);
  panel.catch(() => opening.delete(link));
  return panel;
}

async function makePanel(link: HTMLElement): Promise<HTMLElement> {
  const { query } = readData(link.dataset);
  const data = queryData(await queryPage(query), query);
  const controls = link.closest('.controls') ?? link;
  const panel = make('div', {
    class: controls.parentElement?.matches('.grid') === true ? 'data-panel wide' : 'data-panel',
  });
  panel.append(...data);
  controls.after(panel);
  panels.set(link, panel);
  takeIn(panel);
  return panel;
}

/**
 * The editor's cell of a query on this page, opened: where its data opens in place (in a figure before all else), or on a
 * card at one of its numbers. Null where the page shows nothing of the query.
 */
export async function openEditor(query: string): Promise<HTMLElement | null> {
  const name = CSS.escape(query);
  const served = document.querySelector<HTMLElement>(`main ${cellsOf(name)}:not(.data-panel *)`);
  if (served !== null) return served;
  const link = linkOf(name);
  if (link !== null) return (await openPanel(link)).querySelector<HTMLElement>(cellsOf(name));
  const value = document.querySelector<HTMLElement>(`main ${valuesOf(name)}`);
  return value === null ? null : openQuery(query, value.closest('a') ?? value);
}

/** Whether this page shows anything of a query. */
export const isShown = (query: string): boolean => {
  const name = CSS.escape(query);
  return document.querySelector(`main :is(${cellsOf(name)}, ${dataLinksOf(name)}, ${valuesOf(name)})`) !== null;
};

const linkOf = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`main figure ${dataLinksOf(name)}`) ??
  document.querySelector<HTMLElement>(`main ${dataLinksOf(name)}`);

/** The links of this page in whose place the data of queries opens. */
export const dataLinks = (): NodeListOf<HTMLElement> => document.querySelectorAll<HTMLElement>(DATA_LINKS);
