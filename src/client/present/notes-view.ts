import { clockTime, moved, NOT_STARTED, pace, type Standing, type Step } from '../../query/presenting.ts';
import { moveTo, onMove, standing } from './channel.ts';

/** The parts of a presenter's view: its clock and words, and the notes of each scene. */
function partsOf(view: ParentNode) {
  const part = (name: string): HTMLElement | null => view.querySelector<HTMLElement>(`[data-${name}]`);
  return {
    clock: part('clock'),
    pace: part('pace'),
    next: part('next'),
    notes: [...view.querySelectorAll<HTMLElement>('[data-notes]')],
    marks: [...view.querySelectorAll<HTMLElement>('[data-step]')],
  };
}

const SECOND = 1000;

/**
 * Lets a presenter's view follow the presentation: the scene's notes in view, its present step marked, the next one
 * named, and the clock held against the script. Its buttons and its steps move all windows.
 */
export function followNotes(view: HTMLElement, steps: readonly Step[]): void {
  const { clock, pace: said, next, notes, marks } = partsOf(view);
  let at = -2;

  function show(now: Standing): void {
    const step = steps[Math.max(0, now.at)];
    const elapsed = now.startedAt === null ? 0 : (Date.now() - now.startedAt) / SECOND;
    clock?.replaceChildren(clockTime(elapsed));
    said?.replaceChildren(now.startedAt === null ? 'not started' : pace(elapsed, step?.due ?? 0));
    if (now.at === at) return;
    at = now.at;
    next?.replaceChildren(steps[at + 1]?.words ?? 'the end');
    for (const part of notes) part.toggleAttribute('data-present', part.dataset.notes === String(step?.scene));
    for (const [i, mark] of marks.entries()) {
      if (i === at) mark.setAttribute('aria-current', 'step');
      else mark.removeAttribute('aria-current');
    }
    (marks[at] ?? notes[0])?.scrollIntoView({ block: 'nearest' });
  }

  view.addEventListener('click', (event) => {
    const pressed =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-move], [data-restart], [data-step]')
        : null;
    if (pressed === null) return;
    const { move, step } = pressed.dataset;
    if (move !== undefined) moveTo(moved(standing(), Number(move), steps.length, Date.now()));
    else if (step === undefined) moveTo(NOT_STARTED);
    else {
      event.preventDefault();
      moveTo(moved({ ...standing(), at: Number(step) }, 0, steps.length, Date.now()));
    }
  });
  onMove(show);
  show(standing());
  setInterval(() => {
    show(standing());
  }, SECOND);
}
