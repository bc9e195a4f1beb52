import { button, make } from '../dom.ts';
import { partsOf } from './linked-page.ts';
import { closeCard, type CardContent } from './opened-card.ts';

/** What a word of the trade means: its entry of the glossary. Throws where the page has no such entry. */
export function termCard({ hash, href }: HTMLAnchorElement, page: Document): CardContent {
  const entry = page.getElementById(hash.slice(1));
  const [means] = entry === null ? [] : partsOf(entry, 'dd');
  if (entry === null || means === undefined) throw new RangeError(`unknown term: ${hash}`);
  const ways = [...means.querySelectorAll<HTMLAnchorElement>('.ways a')];
  means.querySelector('.ways')?.remove();
  for (const way of ways) {
    const to = way.getAttribute('href') ?? '';
    way.removeAttribute('tabindex');
    // The terms that explain this one open here in turn; what they lead to is seen from the glossary's page.
    if (to.startsWith('#')) way.className = 'related';
    way.href = new URL(to, href).href;
  }
  return {
    kind: 'term-card',
    children: [
      make('h2', {}, entry.querySelector('dt')?.textContent.trim() ?? ''),
      make('p', {}, means.textContent.trim()),
      make(
        'p',
        { class: 'controls' },
        ...ways,
        button('Close', () => {
          closeCard();
        }),
      ),
    ],
  };
}
