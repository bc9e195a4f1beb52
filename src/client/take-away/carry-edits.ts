import { editList } from '../edits/edit-list.ts';
import { addressOf } from '../share/address-of.ts';
import { editsShown } from './edits-shown.ts';

const asTheyCame = new WeakMap<HTMLAnchorElement, string>();

/** Has the link of a figure or of the brief carry the edits that it shows; without any it leads where it did. */
export async function carryEdits(link: HTMLAnchorElement): Promise<void> {
  const from = link.closest<HTMLElement>('figure, .brief');
  if (from === null) return;
  const came = asTheyCame.get(link) ?? link.getAttribute('href') ?? '';
  asTheyCame.set(link, came);
  const { queries } = editsShown(from);
  const isEdited = queries.size > 0 || editList().length > 0;
  link.setAttribute('href', isEdited ? await addressOf(from.id, queries).catch(() => came) : came);
}
