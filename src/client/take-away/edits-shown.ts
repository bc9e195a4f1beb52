import { readValue, readWhen } from '../../query/binding-hooks.ts';
import { editOf } from '../live/edits.ts';

/** What of the reader's own edits a part of the page shows. */
export interface EditsShown {
  /** The text of each edited query that it is drawn from, by the query's name. */
  readonly queries: ReadonlyMap<string, string>;
  /** The same in words; null: it stands as it came. */
  readonly note: 'edited query' | 'edited data' | null;
}

/** What edits a figure or the brief shows: in its drawing, its title and its sentences. */
export function editsShown(element: HTMLElement): EditsShown {
  const texts = element.querySelectorAll<HTMLElement>(':scope > :is(h3, .subtitle, ol, .ask) *');
  const parts = [element, ...texts];
  const queries = new Map(
    parts.flatMap(queriesOf).flatMap((query) => {
      const edit = editOf(query);
      return edit === undefined ? [] : [[query, edit.sql] as const];
    }),
  );
  if (queries.size > 0) return { queries, note: 'edited query' };
  return { queries, note: parts.some((part) => 'edited' in part.dataset) ? 'edited data' : null };
}

function queriesOf({ dataset }: HTMLElement): string[] {
  return [readValue(dataset), ...readWhen(dataset)].map(({ query }) => query).filter((query) => query !== '');
}
