import type { Markish } from '@observablehq/plot';

/** A mark for the rows that stand out, in bold, and one for all others: Plot takes one weight a mark. */
export function emphasised<Row>(
  rows: readonly Row[],
  standsOut: (row: Row) => boolean,
  mark: (rows: Row[], fontWeight: number) => Markish,
): Markish[] {
  return [
    mark(
      rows.filter((row) => !standsOut(row)),
      400,
    ),
    mark(rows.filter(standsOut), 700),
  ];
}
