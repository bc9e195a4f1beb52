import { openPanel } from '../cards/data-panel.ts';
import { cellsOf, dataLinksOf } from '../../query/binding-hooks.ts';
import { openCell } from '../cell/cell.ts';

/** Opens the figure's editor with the prepared edit that a button carries, and runs it. */
export async function tryThis(button: HTMLElement): Promise<void> {
  const { try: query = '', sql = '' } = button.dataset;
  const link = button.closest('figure')?.querySelector<HTMLElement>(dataLinksOf(query)) ?? null;
  const element = link === null ? null : (await openPanel(link)).querySelector<HTMLElement>(cellsOf(query));
  if (element === null) return;
  const cell = openCell(element);
  cell.setText(sql);
  await cell.run();
}
