import { auto, autoSpec, type AutoOptions, type ScaleOptions } from '@observablehq/plot';
import { draw } from '../../charts/frame/draw.ts';
import { honest } from '../../charts/frame/honest.ts';
import { plainCount } from '../../query/plain-count.ts';
import { axisText } from './axis-text.ts';
import type { ChartColumn } from './chart-columns.ts';
import { chartName, MOST_WORDS, type ChosenChart } from './choose-chart.ts';
import { groupRows, type Group, type Grouped } from './colour-groups.ts';

/** A drawing of rows, what its colours are, and what it leaves out, in a sentence; null: nothing. */
export interface OwnDrawing {
  readonly svg: SVGSVGElement;
  readonly groups: readonly Group[];
  readonly left: string | null;
}

interface Options {
  /** Its ids begin with it. */
  readonly name: string;
  readonly width: number;
  readonly document: Document;
}

/** The room of a word beside an axis, and of a letter in it, in pixels. */
const LINE = 22;
const LETTER = 7;
const LOWEST = 220;
const NO_COLOUR = 'The colour is left out: there are too few points for so many lines.';

/** Draws rows by Plot's own choice of mark, or by that of the chart. Throws where a value has no place in it. */
export function drawOwn(chosen: ChosenChart, { name, width, document }: Options): OwnDrawing {
  const chart = withWords(chosen);
  const { x, y, colour } = chart;
  const { kept, left } = keptRows([x, y]);
  const at = (values: readonly (number | Date | string | null)[]) => kept.map((row) => values[row] ?? null);
  const plain: AutoOptions = {
    ...(x === null ? {} : { x: { value: at(x.values) } }),
    ...(y === null ? {} : { y: { value: at(y.values) } }),
    ...(chart.mark === null ? {} : { mark: chart.mark }),
    color: { color: 'var(--own-1)' },
  };
  const { mark } = autoSpec(kept, plain);
  const all = colour === null ? null : groupRows(colour);
  const isPlain = all !== null && isTooColourful(mark, chart, all, kept.length);
  const grouped = isPlain ? null : all;
  const spec = grouped === null ? plain : { ...plain, color: { value: at(grouped.of) } };
  const isTall = y?.kind === 'text';
  const svg = draw({
    name,
    document,
    width,
    label: chartName(isPlain ? { ...chosen, colour: null } : chosen, mark),
    height: isTall ? LINE * wordsOf(y, kept).length + 60 : Math.max(LOWEST, Math.min(380, Math.round(width * 0.6))),
    marginTop: isTall ? 10 : 30,
    marginLeft: isTall ? Math.min(0.45 * width, LETTER * longest(wordsOf(y, kept)) + 16) : 58,
    marginRight: 16,
    x: { ...scaleOf(x, kept), ...turned(x, kept, width), ...ticksOf(x, width / 90) },
    y: { ...scaleOf(y, kept), ...ticksOf(y, 6) },
    ...turnedMargin(x, kept, width),
    ...(grouped === null
      ? {}
      : {
          color: {
            type: 'ordinal' as const,
            domain: grouped.groups.map((group) => group.name),
            range: grouped.groups.map((group) => group.colour),
          },
        }),
    marks: [auto(kept, spec)],
  });
  return { svg: honest('your rows', svg), groups: grouped?.groups ?? [], left: isPlain ? NO_COLOUR : left };
}

/** Bars stand on words: with them days are words, and where no axis has any, what is on the x axis. */
function withWords(chart: ChosenChart): ChosenChart {
  const { x, y, mark } = chart;
  if (mark !== 'bar' || x === null || y === null) return chart;
  const [wordsX, wordsY] = [x, y].map((axis) => (axis.kind === 'time' ? asWords(axis) : axis));
  const isAny = [wordsX, wordsY].some((axis) => axis?.kind === 'text');
  return { ...chart, x: isAny ? (wordsX ?? x) : asWords(x), y: wordsY ?? y };
}

const asWords = (axis: ChartColumn): ChartColumn => ({
  ...axis,
  kind: 'text',
  values: axis.values.map((value) => (value instanceof Date ? axisText(value) : value === null ? null : String(value))),
});

/** Whether lines would have hardly more groups than points, so that none of them is a line. */
const isTooColourful = (mark: string, { x, y }: ChosenChart, { groups }: Grouped, rows: number): boolean =>
  (mark === 'line' || mark === 'area') && (x === null || y === null || groups.length > rows / 2);

/** The rows that are drawn: those of the first words of each axis. */
function keptRows(axes: readonly (ChartColumn | null)[]): { kept: number[]; left: string | null } {
  const rows = axes.find((axis) => axis !== null)?.values.length ?? 0;
  let kept = Array.from({ length: rows }, (_, row) => row);
  let left: string | null = null;
  for (const axis of axes) {
    if (axis?.kind !== 'text') continue;
    const words = wordsOf(axis, kept);
    if (words.length <= MOST_WORDS) continue;
    const first = new Set(words.slice(0, MOST_WORDS));
    kept = kept.filter((row) => first.has(String(axis.values[row])));
    left = `The first ${MOST_WORDS} of ${plainCount(words.length)} values of ${axis.name} are drawn; the table has all.`;
  }
  return { kept, left };
}

/** The words of an axis in the order of the rows. */
const wordsOf = (axis: ChartColumn, kept: readonly number[]): string[] => [
  ...new Set(kept.map((row) => String(axis.values[row]))),
];

const longest = (words: readonly string[]): number => Math.max(...words.map((word) => axisText(word).length));

const scaleOf = (axis: ChartColumn | null, kept: readonly number[]): ScaleOptions =>
  axis === null
    ? { grid: true }
    : axis.kind === 'text'
      ? { label: axis.name, domain: wordsOf(axis, kept) }
      : { label: axis.name, grid: true };

const ticksOf = (axis: ChartColumn | null, ticks: number): ScaleOptions =>
  axis === null
    ? { ticks }
    : axis.kind === 'time'
      ? { ticks }
      : axis.kind === 'number'
        ? { ticks, tickFormat: (value: number) => axisText(value) }
        : { tickFormat: (value: string) => axisText(value) };

/** Words below an axis that would run into one another stand aslant. */
function isAslant(axis: ChartColumn | null, kept: readonly number[], width: number): boolean {
  if (axis?.kind !== 'text') return false;
  const words = wordsOf(axis, kept);
  return words.length * (LETTER * longest(words) + 8) > width - 74;
}

const turned = (axis: ChartColumn | null, kept: readonly number[], width: number): ScaleOptions =>
  isAslant(axis, kept, width) ? { tickRotate: -45 } : {};

const turnedMargin = (axis: ChartColumn | null, kept: readonly number[], width: number) =>
  axis !== null && isAslant(axis, kept, width)
    ? { marginBottom: Math.min(130, 5 * longest(wordsOf(axis, kept)) + 34) }
    : { marginBottom: 40 };
