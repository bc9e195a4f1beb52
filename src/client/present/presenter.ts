/** The presenter's window: notes that follow the room's window, and lead it. */
import { moved } from '../../query/presenting.ts';
import text from '../../styles/present.css?inline';
import { addStyles } from '../add-styles.ts';
import { make } from '../dom.ts';
import { siteUrl } from '../site-files.ts';
import { moveTo, standing } from './channel.ts';
import { onMoveKey } from './keys.ts';
import { followNotes } from './notes-view.ts';
import { fetchSteps } from './steps.ts';

const view = document.querySelector<HTMLElement>('[data-presenter]');

async function present(presenter: HTMLElement): Promise<void> {
  const steps = await fetchSteps();
  presenter.querySelector('.presenter-bar')?.removeAttribute('hidden');
  followNotes(presenter, steps);
  onMoveKey((by) => {
    moveTo(moved(standing(), by, steps.length, Date.now()));
  });
  presenter
    .querySelector('[data-view]')
    ?.append(make('iframe', { src: siteUrl('?room=view'), title: 'What the room sees', tabindex: '-1', inert: true }));
  presenter.querySelector('[data-room]')?.addEventListener('click', () => {
    if (open(siteUrl('?room'), 'room') === null)
      say(presenter, 'The browser did not open a window: allow it, or use one window.');
  });
}

const say = (presenter: HTMLElement, words: string): void =>
  presenter.querySelector('[data-said]')?.replaceChildren(words);

if (view !== null) {
  addStyles(text);
  present(view).catch(() => {
    say(view, 'The steps could not be loaded: the notes stand, and the report is moved by hand.');
    view.querySelector('.presenter-bar')?.removeAttribute('hidden');
  });
}
