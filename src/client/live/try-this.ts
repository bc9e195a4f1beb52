import { cellsOf } from '../../query/binding-hooks.ts';
import { openCell } from '../cell/cell.ts';

/** Opens the figure's editor with the prepared edit that a button carries, and runs it. */
export async function tryThis(button: HTMLElement): Promise<void> {
  const { try: query = '', sql = '' } = button.dataset;
  const element = button.closest('figure')?.querySelector<HTMLElement>(cellsOf(query)) ?? null;
  if (element === null) return;
  element.closest('details')?.setAttribute('open', '');
  const cell = openCell(element);
  cell.setText(sql);
  await cell.run();
}
