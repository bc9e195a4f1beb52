/** The window that the room sees: it follows the presentation, and its keys move it. */
import { moved, type Standing, type Step } from '../../query/presenting.ts';
import text from '../../styles/present.css?inline';
import { addStyles } from '../add-styles.ts';
import { make } from '../dom.ts';
import { DRAWN } from '../live/drawn.ts';
import { siteUrl } from '../site-files.ts';
import { moveTo, onMove, standing } from './channel.ts';
import { openDrawer } from './drawer.ts';
import { onMoveKey } from './keys.ts';
import type { RoomKind } from './room-kind.ts';
import { fetchSteps } from './steps.ts';

const SUBJECT_LINK = 'a[href*="/deals/"], a[href*="/reps/"]';
const PATIENCE = 12_000;

/** Lets this window follow the presentation: as the room's, as a small view of it, or alone with the notes in a drawer. */
export async function followAsRoom(kind: RoomKind): Promise<void> {
  const steps = await fetchSteps();
  addStyles(text);
  document.documentElement.dataset.room = kind;
  const go = (now: Standing): void => {
    perform(steps, now.at, kind);
  };
  onMove(go);
  if (kind !== 'view') {
    onMoveKey((by) => {
      moveTo(moved(standing(), by, steps.length, Date.now()));
    });
  }
  if (kind === 'alone') await openDrawer(steps);
  go(standing());
}

const isReport = (): boolean => location.pathname.replace(/\/*$/, '/') === new URL(siteUrl('')).pathname;

/** Makes the page what the room sees at a step. */
function perform(steps: readonly Step[], at: number, kind: RoomKind): void {
  const step = steps[at];
  if (step === undefined) {
    document.querySelector('.presented')?.classList.remove('presented');
    return;
  }
  if (!isReport()) {
    // The page of a step that opens one is where this window should be.
    if (step.verb !== 'open' || sessionStorage.getItem('opened-by') !== String(at)) location.assign(siteUrl(''));
    return;
  }
  const place = document.getElementById(step.place);
  if (place === null) return;
  highlight(place);
  // Steps that were left again are undone, those before this one are done: whoever goes back sees what was there then.
  // A view leaves that to the room: what is edited there comes to all windows by itself.
  if (kind !== 'view') {
    for (const [i, other] of steps.entries()) if (other.verb === 'switch') flip(other.place, i <= at);
    if (step.verb === 'try') runPrepared(place);
  }
  if (step.verb === 'open') {
    const links = [...(place.closest('section') ?? place).querySelectorAll(SUBJECT_LINK)];
    const named = links.find(({ textContent }) => textContent.trim() === step.words);
    const address = (named ?? place.querySelector(SUBJECT_LINK) ?? links[0])?.getAttribute('href') ?? null;
    if (address === null) return;
    sessionStorage.setItem('opened-by', String(at));
    location.assign(address);
  }
}

function highlight(place: HTMLElement): void {
  for (const marked of document.querySelectorAll('.presented')) marked.classList.remove('presented');
  for (let around = place.parentElement; around !== null; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  place.classList.add('presented');
  place.scrollIntoView({ block: place.offsetHeight < innerHeight * 0.8 ? 'center' : 'start' });
}

function flip(id: string, on: boolean): void {
  const place = document.getElementById(id);
  const input =
    place instanceof HTMLInputElement ? place : place?.querySelector<HTMLInputElement>('input[role=switch]');
  if (input && input.checked !== on) input.click();
}

/** Runs a figure's prepared edit; where the engine does not answer, the figure as it was built stands, and says so. */
function runPrepared(place: HTMLElement): void {
  const run = place.querySelector<HTMLElement>('[data-try]');
  if (run === null || place.hasAttribute('data-edited')) return;
  const note = make('p', { class: 'presented-note', role: 'status' });
  const waiting = setTimeout(() => {
    note.textContent = 'The live engine did not answer: the figure stands as it was recorded when the page was built.';
    place.append(note);
  }, PATIENCE);
  place.addEventListener(DRAWN, () => {
    clearTimeout(waiting);
  });
  run.click();
}
