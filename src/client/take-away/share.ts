import { FINDINGS } from '../../charts/frame/ready-drawing.ts';
import { make } from '../dom.ts';

/** Opens at a figure's link what can be taken of the figure: its picture, its finding, its address; or closes it. */
export function toggleShare(link: HTMLElement): void {
  const known = link.nextElementSibling;
  const group = known instanceof HTMLElement && known.matches('.take-away') ? known : makeGroup(link);
  const isOpening = group !== known || group.hidden;
  group.hidden = !isOpening;
  link.setAttribute('aria-expanded', String(isOpening));
  // The focus has the rest fetched.
  if (isOpening) group.querySelector('button')?.focus();
}

function makeGroup(link: HTMLElement): HTMLElement {
  const figure = link.closest('figure');
  const finding = figure?.querySelector(FINDINGS)?.id ?? '';
  /** A name of its own for each of many alike: what it does, and the title as it stands. */
  const named = (action: string) => ({
    id: `${action}-${figure?.id ?? ''}`,
    'aria-labelledby': `${action}-${figure?.id ?? ''} ${finding}`,
  });
  const group = make(
    'span',
    { class: 'take-away', role: 'group', 'aria-label': link.textContent.trim() },
    make('button', { type: 'button', 'data-take': 'picture', ...named('picture') }, 'PNG'),
    make('button', { type: 'button', 'data-take': 'finding', ...named('copy') }, 'Copy finding'),
    make('a', { href: link.getAttribute('href') ?? '', ...named('link') }, 'Link'),
    make('span', { role: 'status' }),
  );
  group.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    toggleShare(link);
    link.focus();
  });
  link.after(group);
  return group;
}
