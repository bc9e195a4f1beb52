import { axisText } from './axis-text.ts';
import type { ChartColumn } from './chart-columns.ts';
import { MOST_COLOURS } from './choose-chart.ts';

/** Rows of one colour. */
export interface Group {
  readonly name: string;
  readonly colour: string;
}

/** The groups that a column's values make, each with a colour, and the group's name of each row; null: it is in none. */
export interface Grouped {
  readonly groups: readonly Group[];
  readonly of: readonly (string | null)[];
}

const OTHERS = 'all others';
/** Into so many groups numbers and days are parted. */
const STEPS = 5;

/** Groups rows by a column: words each by itself, but for those that are rare; numbers and days by how large they are. */
export const groupRows = (column: ChartColumn): Grouped =>
  column.kind === 'text' ? byWord(column) : bySize(column, column.values.map(Number));

function byWord({ values }: ChartColumn): Grouped {
  const words = values.map(String);
  const counted = [...new Set(words)].map((word) => ({ word, count: words.filter((other) => other === word).length }));
  const kept = new Set(
    counted.length <= MOST_COLOURS
      ? counted.map(({ word }) => word)
      : counted
          .toSorted((a, b) => b.count - a.count)
          .slice(0, MOST_COLOURS - 1)
          .map(({ word }) => word),
  );
  const names = [...counted.map(({ word }) => word).filter((word) => kept.has(word))];
  if (kept.size < counted.length) names.push(OTHERS);
  return {
    groups: names.map((name, i) => ({ name, colour: name === OTHERS ? 'var(--grey)' : `var(--own-${i + 1})` })),
    of: words.map((word) => (kept.has(word) ? word : OTHERS)),
  };
}

function bySize({ kind, values }: ChartColumn, sizes: readonly number[]): Grouped {
  const known = sizes.filter((_, i) => values[i] !== null).toSorted((a, b) => a - b);
  const least = known[0] ?? 0;
  const places = Array.from({ length: STEPS }, (_, i) => known[Math.floor((i * known.length) / STEPS)] ?? least);
  const starts = [...new Set(places)];
  const text = (size: number): string => axisText(kind === 'time' ? new Date(size) : size);
  const last = known.at(-1) ?? least;
  const ends = [...starts.slice(1), last];
  const names = starts.map((start, i) => {
    const end = ends[i] ?? start;
    if (start === end) return text(start);
    return i === starts.length - 1 ? `${text(start)} to ${text(end)}` : `${text(start)} to below ${text(end)}`;
  });
  return {
    groups: names.map((name, i) => ({ name, colour: `var(--own-step-${i + 1})` })),
    of: sizes.map((size, i) => {
      if (values[i] === null) return null;
      const at = starts.findLastIndex((start) => start <= size);
      return names[at] ?? null;
    }),
  };
}
