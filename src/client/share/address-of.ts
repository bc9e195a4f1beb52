import { dataVersion, editList } from '../edits/edit-list.ts';
import { toFragment } from './link-state.ts';
import { toLinked } from './linked-edits.ts';

/**
 * The absolute address of a part of this page, by the part's id; it carries the reader's edits of the data, and the text
 * of each of these edited queries. Throws a `RangeError` where they are too long for a link.
 */
export async function addressOf(id: string, queries: ReadonlyMap<string, string>): Promise<string> {
  const edits = await toLinked(editList());
  return onThisPage(await toFragment(id, { queries, edits }, dataVersion));
}

/** The absolute address of a part of this page, by the part's id, as it came. */
export const plainAddressOf = (id: string): string => onThisPage(id);

const onThisPage = (fragment: string): string => `${location.href.replace(/#.*/, '')}#${fragment}`;
