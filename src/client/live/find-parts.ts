import {
  CLAIMS,
  CONDITIONS,
  FIGURES,
  ITEMS,
  LISTED,
  readValue,
  RESULTS,
  ROW_LISTS,
  ROWS_FILES,
  VALUES,
} from '../../query/binding-hooks.ts';
import { boundNumber } from './bound-number.ts';
import { cardBar } from './card-bar.ts';
import { chartFigure } from './chart-figure.ts';
import { claimEntry } from './claim-entry.ts';
import { condition } from './condition.ts';
import { listedRow } from './listed-row.ts';
import type { LivePart } from './live-part.ts';
import { plainRows } from './plain-rows.ts';
import { rowList } from './row-list.ts';
import { rowsFile } from './rows-file.ts';

/** All that a page draws from queries, in the order in which it is drawn anew: numbers first, charts last. */
export function findParts(root: ParentNode): LivePart[] {
  const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
  return [
    ...all(VALUES)
      // What is bound by the place of its row is drawn by the list that moves it.
      .filter((data) => data.closest(ITEMS) === null || readValue(data.dataset).key !== null)
      .map(boundNumber),
    ...all(CONDITIONS).map(condition),
    ...all(CLAIMS).map(claimEntry),
    ...all(LISTED).map(listedRow),
    ...all('.card-bar').flatMap((bar) => cardBar(bar) ?? []),
    ...all(ROW_LISTS).map(rowList),
    ...all(RESULTS).flatMap((rows) => plainRows(rows) ?? []),
    ...[...root.querySelectorAll<HTMLAnchorElement>(ROWS_FILES)].map(rowsFile),
    ...all(FIGURES).map(chartFigure),
  ];
}
