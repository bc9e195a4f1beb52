import { toFragment } from './link-state.ts';

/**
 * The absolute address of a part of this page, by the part's id; it carries the text of each edited query.
 * Throws a `RangeError` where the texts are too long for a link.
 */
export async function addressOf(id: string, queries: ReadonlyMap<string, string>): Promise<string> {
  return `${location.origin}${location.pathname}${location.search}#${await toFragment(id, { queries })}`;
}
