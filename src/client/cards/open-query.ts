import { cellsOf } from '../../query/binding-hooks.ts';
import { button, make } from '../dom.ts';
import { takeIn } from '../live/late-parts.ts';
import { queryPage } from './linked-page.ts';
import { closeCard, fillCard, openCard, openedBy, type CardContent } from './opened-card.ts';
import { queryData } from './query-data.ts';

const made = new Map<string, CardContent>();

/** Opens a query's data in the open card, or else in a card of its own that belongs to `link`; returns its editor's cell. */
export async function openQuery(query: string, link = openedBy()): Promise<HTMLElement> {
  const content = made.get(query) ?? (await makeContent(query));
  made.set(query, content);
  if (openedBy() === null) openCard(link ?? document.body, content);
  else fillCard(content);
  const card = document.querySelector<HTMLElement>('.wide-card');
  const cell = card?.querySelector<HTMLElement>(cellsOf(query)) ?? null;
  if (card === null || cell === null) throw new RangeError(`no editor: ${query}`);
  card.focus({ preventScroll: true });
  card.scrollTop = 0;
  takeIn(card);
  return cell;
}

async function makeContent(query: string): Promise<CardContent> {
  const page = await queryPage(query);
  const data = queryData(page, query);
  const close = button('Close', () => {
    closeCard();
  });
  const title = page.querySelector('h1')?.textContent.trim() ?? query;
  return { kind: 'wide-card', children: [make('div', { class: 'card-head' }, make('h2', {}, title), close), ...data] };
}
