/** Brings the chart of the figure that an editor stands in into view, where a run has drawn it anew off the screen. */
export function showDrawing(cell: HTMLElement): void {
  const drawings = cell.closest('figure')?.querySelectorAll(':scope > .drawing') ?? [];
  for (const drawing of drawings) {
    const { top, bottom, height } = drawing.getBoundingClientRect();
    if (height > 0 && (top < 0 || bottom > innerHeight)) drawing.scrollIntoView({ block: 'nearest' });
  }
}
