const LINKS = 'main :is(a.number, a.term)';

/**
 * Leads with the left and right arrow keys from a number or a word of the trade to the one before it or behind it: few of
 * them are stops of the Tab key, for a report is full of them.
 */
export function stepThroughNumbers(): void {
  document.addEventListener('keydown', (event) => {
    const { key, target, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey } = event;
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
    if (!(target instanceof Element) || !target.matches(LINKS)) return;
    const shown = [...document.querySelectorAll<HTMLElement>(LINKS)].filter((link) => link.getClientRects().length > 0);
    const next = shown[shown.findIndex((link) => link === target) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}
