import { link, type Markish } from '@observablehq/plot';

interface Interval {
  readonly low: number;
  readonly high: number;
  /** Where the line stands, in pixels from the top. */
  readonly intervalY: number;
}

const INK = { stroke: 'currentColor', strokeWidth: 1.25 } as const;
const CAP = 2.5;

/** Intervals as thin lines with ends, below their bars, where they hide nothing; `y` is a scale of pixels. */
export function intervalMarks(intervals: readonly Interval[]): Markish[] {
  const cap = (x: 'low' | 'high') =>
    link(intervals, {
      x1: x,
      x2: x,
      y1: ({ intervalY }: Interval) => intervalY - CAP,
      y2: ({ intervalY }: Interval) => intervalY + CAP,
      ...INK,
    });
  return [
    link(intervals, { x1: 'low', x2: 'high', y1: 'intervalY', y2: 'intervalY', ...INK }),
    cap('low'),
    cap('high'),
  ];
}
