import { barY, formatMonth, ruleY, text } from '@observablehq/plot';
import { cumsum } from 'd3-array';
import { asUtc } from '../model/as-utc.ts';
import { formatValue } from '../model/formats.ts';
import { groupBy } from '../model/group-by.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CLOSED, COMMIT, HATCH } from './marks/colours.ts';
import { endsOf } from './marks/some-rows.ts';
import { targetLineY } from './marks/target-line.ts';

/** The categories that are drawn, from the bottom up; Pipeline is no part of a call. */
const CATEGORIES = ['Closed', 'Commit', 'Best Case'] as const;
const month = formatMonth('en-US', 'short');
const COLOURS = [CLOSED, COMMIT, HATCH] as const;

const COLUMNS = {
  observed_on: 'text',
  category: 'text',
  amount: 'number',
  target: 'number',
} as const;

/**
 * The weekly snapshots as stacked bars (closed, committed, possible) with the target as a line, and over each week's
 * call, which is closed and committed, its amount.
 * Rows, in the order of time: `observed_on`, `category`, `amount` and `target`.
 */
export const forecastWeeks = chart(
  'forecast-weeks',
  COLUMNS,
  (rows, { name, width, document }) => {
    const [first, last] = endsOf(rows);
    const narrow = isNarrow(width);
    const usd = (value: number): string => formatValue(value, 'usd-m');
    const weeks = [...groupBy(rows, (row) => row.observed_on)].map(([week, some]) => {
      const of = (category: string): number => some.find((row) => row.category === category)?.amount ?? 0;
      return { week, call: of('Closed') + of('Commit'), amounts: CATEGORIES.map(of) };
    });
    const parts = weeks.flatMap(({ week, amounts }) => {
      const tops = cumsum(amounts);
      return CATEGORIES.map((category, i) => {
        const from = tops[i - 1] ?? 0;
        const amount = amounts[i] ?? 0;
        return { week, category, amount, from, to: from + amount, colour: COLOURS[i] ?? HATCH };
      });
    });
    type Part = (typeof parts)[number];
    const highest = Math.max(first.target, ...parts.map((part) => part.to));
    const day = (week: string): string => {
      const date = asUtc(week);
      return `${date.getUTCDate()} ${month(date.getUTCMonth())}`;
    };
    const shown = narrow ? weeks.filter((_, i) => i % 3 === 0) : weeks;

    return draw({
      name,
      label: `Closed and Commit week by week against a target of ${usd(first.target)}. ${weeks.map(({ week, call, amounts }) => `${day(week)}: ${usd(call)}, with Best Case ${usd(call + (amounts[2] ?? 0))}`).join('. ')}.`,
      width,
      document,
      height: narrow ? 300 : 380,
      marginTop: 8,
      marginLeft: 0,
      marginRight: narrow ? 78 : 130,
      marginBottom: 28,
      x: { axis: null, domain: weeks.map(({ week }) => week), padding: 0.16 },
      y: { axis: null, domain: [0, highest] },
      marks: [
        barY(parts, {
          x: 'week',
          y1: 'from',
          y2: 'to',
          fill: 'colour',
          stroke: ({ colour }: Part) => (colour === HATCH ? COMMIT : 'none'),
        }),
        ruleY([0], { stroke: 'currentColor' }),
        ...targetLineY(first.target),
        text([`Target ${usd(first.target)}`], {
          frameAnchor: 'left',
          y: first.target,
          dy: -11,
          textAnchor: 'start',
          fontWeight: 600,
          ...ON_LINES,
        }),
        text(shown, { x: 'week', frameAnchor: 'bottom', dy: 18, text: ({ week }: { week: string }) => day(week) }),
        // A call stands above its two parts, on the ground of the third; a phone's bars are too narrow for it.
        text(narrow ? [] : weeks, {
          x: 'week',
          y: 'call',
          text: ({ call }: { call: number }) => usd(call),
          dy: -10,
          fontWeight: 700,
          ...ON_LINES,
        }),
        text(
          parts.filter((part) => part.week === last.observed_on),
          {
            frameAnchor: 'right',
            y: (part: Part) => (part.from + part.to) / 2,
            text: (part: Part) => `${part.category}\n${usd(part.amount)}`,
            dx: narrow ? 6 : 10,
            textAnchor: 'start',
            fontWeight: 600,
          },
        ),
      ],
    });
  },
  200,
);
