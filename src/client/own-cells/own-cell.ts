/** The marks that a chart can be given. */
export const MARKS = ['bar', 'dot', 'line', 'area'] as const;

export type Mark = (typeof MARKS)[number];

export const MARK_NAMES: Readonly<Record<Mark, string>> = { bar: 'Bars', dot: 'Dots', line: 'Line', area: 'Area' };

/** What of a chart its owner chose: columns by their names, empty for none; null: what suits the rows. */
export interface ChartChoice {
  readonly x: string | null;
  readonly y: string | null;
  readonly colour: string | null;
  readonly mark: Mark | null;
}

/** A cell of the reader's own, as a link says it. */
export interface LinkedCell {
  readonly name: string;
  readonly sql: string;
  /** The id of the scene after which it stands; empty: none, it stands on the page of SQL alone. */
  readonly place: string;
  /** Null: it has no chart. */
  readonly chart: ChartChoice | null;
}

/** A cell of the reader's own. */
export interface OwnCell extends LinkedCell {
  /** Tells it from all others. */
  readonly id: string;
}

/** A chart of which nothing was chosen yet. */
export const AUTOMATIC: ChartChoice = { x: null, y: null, colour: null, mark: null };

/** The most cells: more are no longer by hand. */
export const MOST_CELLS = 50;

/** The longest name of a cell, of a column that is chosen, and of a place, in letters. */
export const LONGEST_NAME = 120;

/** Whether a value is what was chosen of a chart. */
export function isChoice(value: unknown): value is ChartChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, colour, mark }: Partial<Record<keyof ChartChoice, unknown>> = value;
  const isColumn = (name: unknown): boolean =>
    name === null || (typeof name === 'string' && name.length <= LONGEST_NAME);
  return [x, y, colour].every(isColumn) && (mark === null || MARKS.some((known) => known === mark));
}

/** Whether two cells say the same. */
export const isSameCell = (a: LinkedCell, b: LinkedCell): boolean => said(a) === said(b);

const said = ({ name, sql, place, chart }: LinkedCell): string =>
  JSON.stringify([name, sql, place, chart && [chart.x, chart.y, chart.colour, chart.mark]]);
