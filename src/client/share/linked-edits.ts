import { newEdit, type DataEdit } from '../edits/edit-list.ts';
import { switchTitle } from '../edits/what-ifs.ts';
import { whatIfId, whatIfOf, whatIfText } from '../edits/what-if-texts.ts';
import type { LinkedEdit } from './link-state.ts';

/** Edits of the data as a link says them: a what-if by its name where it is as the site has it, and else its text. */
export function toLinked(edits: readonly DataEdit[]): Promise<LinkedEdit[]> {
  return Promise.all(
    edits.map(async ({ id, sql }) => {
      const made = whatIfOf(id);
      const own = made === null ? null : await whatIfText(made).catch(() => null);
      return made !== null && own?.sql === sql ? made : { whatIf: null, sql };
    }),
  );
}

/**
 * The edits that a link says. What a what-if says and does is the site's, and a text says nothing of itself: so no words
 * of whoever made the link stand beside it. Throws a `RangeError` where the site has no such what-if.
 */
export function fromLinked(edits: readonly LinkedEdit[]): Promise<DataEdit[]> {
  return Promise.all(
    edits.map(async (edit) => {
      if (edit.whatIf === null) return newEdit(edit.sql);
      const { title, sql } = await whatIfText(edit);
      const id = whatIfId(edit);
      return newEdit(sql, switchTitle(id) ?? title, id);
    }),
  );
}
