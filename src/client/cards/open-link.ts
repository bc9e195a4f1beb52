import { readValue, VALUES } from '../../query/binding-hooks.ts';
import { linkedPage } from './linked-page.ts';
import { closeCard, fillCard, openCard, openedBy } from './opened-card.ts';
import { numberCard, numberHead } from './number-card.ts';
import { termCard } from './term-card.ts';

/**
 * Opens in place what a number or a word leads to; a second time, closes it. What is known of a number at once stands there
 * at once, and the rest when its query's page has come; where that does not come, the link leads there as without script.
 */
export async function openLink(link: HTMLAnchorElement): Promise<void> {
  if (openedBy() === link) {
    closeCard();
    return;
  }
  const owner = link.closest('[role=dialog]') === null ? null : openedBy();
  const data = link.querySelector<HTMLElement>(VALUES);
  const isNumber = link.matches('.number') && data !== null;
  if (isNumber) openCard(link, numberHead(link, data));
  try {
    const page = await linkedPage(link);
    // A term that is opened from a card takes its place.
    if (!isNumber) openCard(owner ?? link, termCard(link, page));
    else if (openedBy() === link) fillCard(numberCard(link, { data, page, ...readValue(data.dataset) }));
  } catch {
    location.assign(link.href);
  }
}
