import { CLAIMS, CONDITIONS, FIGURES, LISTED, RESULTS, ROWS_FILES, TABLES, VALUES } from '../../query/binding-hooks.ts';
import { boundNumber } from './bound-number.ts';
import { cardBar } from './card-bar.ts';
import { chartFigure } from './chart-figure.ts';
import { claimEntry } from './claim-entry.ts';
import { condition } from './condition.ts';
import { dataTable } from './data-table.ts';
import { listedRow } from './listed-row.ts';
import type { LivePart } from './live-part.ts';
import { plainRows } from './plain-rows.ts';
import { rowsFile } from './rows-file.ts';

/** All that a page draws from queries, in the order in which it is drawn anew: numbers first, charts last. */
export function findParts(root: ParentNode): LivePart[] {
  const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
  return [
    ...all(VALUES)
      .filter((data) => data.closest(TABLES) === null)
      .map(boundNumber),
    ...all(CONDITIONS).map(condition),
    ...all(CLAIMS).map(claimEntry),
    ...all(LISTED).map(listedRow),
    ...all('.card-bar').flatMap((bar) => cardBar(bar) ?? []),
    ...all(TABLES).map(dataTable),
    ...all(RESULTS).flatMap((rows) => plainRows(rows) ?? []),
    ...[...root.querySelectorAll<HTMLAnchorElement>(ROWS_FILES)].map(rowsFile),
    ...all(FIGURES).map(chartFigure),
  ];
}
