import { cardShares } from '../../model/card-shares.ts';
import { readValue, valueIn, VALUES } from '../../query/binding-hooks.ts';
import type { LivePart } from './live-part.ts';

/** The bar of a metric's card, drawn from the numbers that stand on the card; null where the card has none. */
export function cardBar(element: HTMLElement): LivePart | null {
  const card = element.closest('.card');
  const bound = card?.querySelector<HTMLElement>(VALUES) ?? null;
  const before = element.getAttribute('style') ?? '';
  if (card === null || bound === null) return null;
  const value = (column: string): number => Number(card.querySelector(valueIn(column))?.getAttribute('value') ?? 0);
  return {
    element,
    queries: [readValue(bound.dataset).query],
    draw: () => {
      const { now, plan } = cardShares(value('now'), value('plan_to_date'), value('target'));
      element.style.setProperty('--now', now);
      element.style.setProperty('--plan', plan);
      return null;
    },
    restore: () => {
      element.setAttribute('style', before);
    },
  };
}
