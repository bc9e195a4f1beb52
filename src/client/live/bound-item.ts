import { moveValue, readValue, VALUES } from '../../query/binding-hooks.ts';
import type { Result } from '../../query/result.ts';
import { boundNumber } from './bound-number.ts';

/** What stands in a list for a row. */
export interface ListItem {
  /** Shows the row at a place in a result; returns the columns that it lacks. */
  readonly show: (result: Result, row: number) => readonly string[];
  /** Puts back what stood there when the page came. */
  readonly restore: () => void;
}

/** The values of a list's item that are bound by the place of its row, for the list to draw; others follow their keys. */
export const ofItem = (item: HTMLElement): HTMLElement[] =>
  [...item.querySelectorAll<HTMLElement>(VALUES)].filter(({ dataset }) => readValue(dataset).key === null);

/** An item that came with the page, whose values are bound. */
export function boundItem(item: HTMLElement): ListItem {
  const values = ofItem(item).map((data) => ({ data, came: readValue(data.dataset).row, part: boundNumber(data) }));
  return {
    show: (result, row) =>
      values.flatMap(({ data, part }) => {
        moveValue(data.dataset, row);
        const problem = part.draw(
          () => result,
          () => false,
        );
        return problem !== null && 'missing' in problem ? problem.missing : [];
      }),
    restore: () => {
      for (const { data, came, part } of values) {
        moveValue(data.dataset, came);
        part.restore();
      }
    },
  };
}
