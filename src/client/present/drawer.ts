import type { Step } from '../../query/presenting.ts';
import { pageAt, partsOf } from '../cards/linked-page.ts';
import { button, make } from '../dom.ts';
import { followNotes } from './notes-view.ts';
import { leaveRoom } from './room-kind.ts';
import { siteUrl } from '../site-files.ts';

/** Puts the presenter's notes into a drawer beside the report, for who has one window only. */
export async function openDrawer(steps: readonly Step[]): Promise<void> {
  const written = await pageAt(siteUrl('present/')).catch(() => null);
  if (written === null) return;
  const drawer = make(
    'aside',
    { class: 'presenter-drawer', 'aria-label': 'Presenter’s notes' },
    make(
      'p',
      { class: 'presenter-clock' },
      make('span', { 'data-clock': '' }),
      ' · ',
      make('span', { 'data-pace': '' }),
    ),
    make('p', { class: 'presenter-next' }, 'Next: ', make('span', { 'data-next': '' })),
    make(
      'p',
      { class: 'presenter-moves' },
      make('button', { type: 'button', 'data-move': '-1' }, 'Back'),
      make('button', { type: 'button', 'data-move': '1' }, 'Next'),
      button('Close', () => {
        leaveRoom();
        drawer.remove();
        delete document.documentElement.dataset.room;
      }),
    ),
    ...partsOf(written, '[data-notes]'),
  );
  document.body.append(drawer);
  followNotes(drawer, steps);
}
