import { plainCount } from '../../query/plain-count.ts';
import type { LiveResult } from '../engine/messages.ts';
import { chartColumns, type ChartColumn } from './chart-columns.ts';
import { MARK_NAMES, type ChartChoice, type Mark } from './own-cell.ts';

/** What is drawn of a result: a column an axis, null for none; at least one axis has one. */
export interface ChosenChart {
  readonly x: ChartColumn | null;
  readonly y: ChartColumn | null;
  readonly colour: ChartColumn | null;
  /** Null: what Plot takes for such columns. */
  readonly mark: Mark | null;
  readonly rows: number;
}

/** The most words on an axis, and the most that colours are told apart by. */
export const MOST_WORDS = 40;
export const MOST_COLOURS = 8;

/** What to draw of a result, by what its owner chose and else by its columns; a sentence where nothing can be drawn. */
export function chooseChart(result: LiveResult, choice: ChartChoice): ChosenChart | string {
  const { rows } = result;
  if (rows.length === 0) return 'No rows: there is nothing to draw.';
  if (rows.length === 1) return 'A single row is not drawn: its values stand in the table.';
  const columns = chartColumns(result);
  if (columns.length === 0) return 'There is nothing to draw: no column has numbers, dates or texts.';
  const chosen = (name: string | null): ChartColumn | null | undefined =>
    name === '' ? null : columns.find((column) => column.name === name);
  const [x, y] = chooseAxes(columns, chosen(choice.x), chosen(choice.y));
  if (x === null && y === null) {
    return choice.x === '' && choice.y === ''
      ? 'There is nothing to draw: choose a column for x or for y.'
      : 'There is nothing to draw: no column has numbers or dates, and no text is there twice.';
  }
  const asked = chosen(choice.colour);
  const colour = asked === undefined ? autoColour(columns, x, y) : asked;
  return {
    x,
    y,
    colour,
    mark: choice.mark ?? autoMark(x, y, colour),
    rows: rows.length,
  };
}

type Axis = ChartColumn | null;

/** The columns of the axes, of which those that are undefined are to be chosen. */
function chooseAxes(columns: readonly ChartColumn[], x: Axis | undefined, y: Axis | undefined): [Axis, Axis] {
  if (x !== undefined && y !== undefined) return [x, y];
  if (x !== undefined) return [x, beside(columns, x)];
  if (y !== undefined) return [beside(columns, y), y];
  const [number, other] = columns.filter(isMeasure);
  const time = columns.find(({ kind }) => kind === 'time');
  const words = columns.find(isAxisOfWords) ?? columns.find(isText);
  if (number === undefined) {
    // What is left is to count.
    const counted = columns.find((column) => isText(column) && column.distinct < column.values.length);
    return counted === undefined ? [time ?? null, null] : [null, counted];
  }
  if (time !== undefined) return [time, number];
  if (words !== undefined && (isAxisOfWords(words) || other === undefined)) return [number, words];
  return [number, other ?? null];
}

/** The column that goes with the one of the other axis; null: what is on that one is counted. */
function beside(columns: readonly ChartColumn[], taken: Axis): Axis {
  const others = columns.filter((column) => column !== taken);
  const number = others.find(isMeasure);
  if (taken === null || taken.kind !== 'number') return number ?? (taken === null ? (others[0] ?? null) : null);
  return others.find(({ kind }) => kind === 'time') ?? others.find(isAxisOfWords) ?? number ?? null;
}

const isText = ({ kind }: ChartColumn): boolean => kind === 'text';
const isAxisOfWords = (column: ChartColumn): boolean => isText(column) && column.distinct <= MOST_WORDS;
/** A number that is no key. */
const isMeasure = ({ kind, name }: ChartColumn): boolean => kind === 'number' && !/(?:^|_)id$/i.test(name);

/** Few words that repeat tell points and lines apart; a bar has its own words beside it. */
function autoColour(columns: readonly ChartColumn[], x: Axis, y: Axis): Axis {
  if (x === null || y === null || isText(x) || isText(y)) return null;
  const tells = (column: ChartColumn): boolean =>
    isText(column) && column.distinct > 1 && column.distinct <= MOST_COLOURS && column.distinct < column.values.length;
  return columns.find(tells) ?? null;
}

/** Words that are each there once have bars; what goes along x without turning back is a line, or one a colour. */
function autoMark(x: Axis, y: Axis, colour: Axis): Mark | null {
  if (x === null || y === null || (isText(x) && isText(y))) return null;
  if (isText(x) || isText(y)) {
    const words = isText(x) ? x : y;
    return words.distinct === words.values.length ? 'bar' : 'dot';
  }
  const places = x.values.filter((value) => value !== null).map(Number);
  const isForth = places.every((place, i) => i === 0 || place >= (places[i - 1] ?? place));
  return isForth && places.length <= x.distinct * (colour?.distinct ?? 1) ? 'line' : 'dot';
}

/** Those of a chart's owner, and what Plot takes by itself. */
const NAMES: Readonly<Record<string, string>> = { ...MARK_NAMES, rule: 'Lines' };

/** A chart in words, as it is called for those who do not see it: `Bars: amount by account, coloured by rep; 20 rows.` */
export function chartName({ x, y, colour, rows }: ChosenChart, mark: string): string {
  const axes =
    x === null || y === null
      ? `number of rows by ${(x ?? y)?.name ?? ''}`
      : isText(y) || (y.kind === 'time' && !isText(x))
        ? `${x.name} by ${y.name}`
        : `${y.name} by ${x.name}`;
  const told = colour === null ? '' : `, coloured by ${colour.name}`;
  return `${NAMES[mark] ?? 'Chart'}: ${axes}${told}; ${plainCount(rows)} rows.`;
}
