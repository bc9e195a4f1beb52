const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable], sql-cell';

/** Calls back with the steps that a key moves by: arrows, and Page Up and Down, which clickers send. Never while typing. */
export function onMoveKey(move: (by: number) => void): void {
  addEventListener('keydown', (event) => {
    const by = MOVES[event.key];
    if (by === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
    event.preventDefault();
    move(by);
  });
}
