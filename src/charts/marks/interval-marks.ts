import { link, type Markish } from '@observablehq/plot';

interface Interval {
  readonly low: number;
  readonly high: number;
  /** Where the line stands, in pixels from the top. */
  readonly middle: number;
}

const INK = { stroke: 'currentColor', strokeWidth: 1.5 } as const;
/** The paper round the line, by which it is seen on a bar. */
const HALO = { stroke: 'var(--paper)', strokeWidth: 4 } as const;
const CAP = 4;

/** Intervals as thin lines with ends, each across its own bar or dot; `y` is a scale of pixels. */
export function intervalMarks(intervals: readonly Interval[]): Markish[] {
  const level = { x1: 'low', x2: 'high', y1: 'middle', y2: 'middle' } as const;
  const cap = (x: 'low' | 'high') => ({
    x1: x,
    x2: x,
    y1: ({ middle }: Interval) => middle - CAP,
    y2: ({ middle }: Interval) => middle + CAP,
  });
  return [HALO, INK].flatMap((look) =>
    [level, cap('low'), cap('high')].map((place) => link(intervals, { ...place, ...look })),
  );
}
