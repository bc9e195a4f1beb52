import { dataVersion, editList } from '../edits/edit-list.ts';
import type { LinkedCell } from '../own-cells/own-cell.ts';
import { toFragment } from './link-state.ts';
import { toLinked } from './linked-edits.ts';

/**
 * The absolute address of a part of this page, by the part's id; it carries the reader's edits of the data, the text of
 * each of these edited queries, and these cells of their own. Throws a `RangeError` where they are too long for a link.
 */
export async function addressOf(
  id: string,
  queries: ReadonlyMap<string, string>,
  cells: readonly LinkedCell[] = [],
): Promise<string> {
  const edits = await toLinked(editList());
  return onThisPage(await toFragment(id, { queries, edits, cells }, dataVersion));
}

/** The absolute address of a part of this page, by the part's id, as it came. */
export const plainAddressOf = (id: string): string => onThisPage(id);

const onThisPage = (fragment: string): string => `${location.href.replace(/#.*/, '')}#${fragment}`;
