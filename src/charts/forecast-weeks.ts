import { formatMonth, rect, ruleY, text } from '@observablehq/plot';
import { asUtc } from '../model/as-utc.ts';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, WARM } from './marks/colours.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { targetLineY } from './marks/target-line.ts';
import { CALL_PARTS, weeklyCalls } from './marks/weekly-calls.ts';

const month = formatMonth('en-US', 'short');
/** Above a quarter's columns its name, for the first what the colours are; below them their days. */
const [HEAD, FOOT] = [58, 24];
const PLOT = { wide: 250, narrow: 190 } as const;
/** Between the quarters: beside each other, and on a phone below each other. */
const APART = 36;
/** Beside the weeks, in weeks: what the rule counts and what came of it, as wide as two weeks each, with room between. */
const [WIDE_BAR, ROOM] = [2, 0.7];

const COLUMNS = {
  quarter: 'text',
  observed_on: 'text',
  category: 'text',
  amount: 'number',
  health_adjusted: 'number',
  target: 'number',
  outcome: 'number?',
} as const;

/**
 * The call of each week as a column of its parts, a quarter beside the other on one scale, each with its target as a line;
 * beside the last week what the health rule counts that day, and what the quarter closed, with what it fell short of the
 * call by. Rows, in the order of time: `quarter`, `observed_on`, `category`, `amount`, `health_adjusted`, `target` and
 * `outcome`, which a running quarter has not; categories that are no part of a call are left out.
 */
export const forecastWeeks = chart(
  'forecast-weeks',
  COLUMNS,
  (rows, { name, width, document }) => {
    const narrow = isNarrow(width);
    const usd = (value: number): string => formatValue(value, 'usd-m');
    const quarters = weeklyCalls(rows);
    const most = Math.max(...quarters.map(({ weeks }) => weeks.length));
    const slots = most + 2 * (ROOM + WIDE_BAR);
    const panelWidth = narrow ? width : (width - APART * (quarters.length - 1)) / quarters.length;
    const slot = panelWidth / slots;
    const plot = narrow ? PLOT.narrow : PLOT.wide;
    const panelHeight = HEAD + plot + FOOT;
    const height = narrow ? quarters.length * panelHeight : panelHeight;
    const highest = Math.max(
      ...quarters.flatMap(({ weeks, target, outcome }) => [target, outcome ?? 0, ...weeks.map(({ call }) => call)]),
    );
    const panels = quarters.map((quarter, i) => {
      const [left, top] = narrow ? [0, i * panelHeight] : [i * (panelWidth + APART), 0];
      const bottom = top + HEAD + plot;
      const y = (value: number): number => bottom - (value / highest) * plot;
      const ruleAt = left + (most + ROOM) * slot;
      const outcomeAt = ruleAt + (WIDE_BAR + ROOM) * slot;
      return { ...quarter, left, right: left + panelWidth, top, bottom, y, ruleAt, outcomeAt };
    });
    type Panel = (typeof panels)[number];
    const wide = WIDE_BAR * slot;
    /** Where a week's column begins: the last weeks of all quarters stand in the same place. */
    const at = (panel: Panel, i: number): number => panel.left + (most - panel.weeks.length + i) * slot;
    const callAt = (panel: Panel): number => at(panel, panel.weeks.length - 0.5);
    const stack = (panel: Panel, x1: number, x2: number, closed: number, all: number) => [
      { x1, x2, y1: panel.y(0), y2: panel.y(closed), fill: CALL_PARTS[0].fill },
      { x1, x2, y1: panel.y(closed), y2: panel.y(all), fill: CALL_PARTS[1].fill },
    ];
    const bars = panels.flatMap((panel) => [
      ...panel.weeks.flatMap(({ closed, call }, i) =>
        stack(panel, at(panel, i) + 0.1 * slot, at(panel, i + 1) - 0.1 * slot, closed, call),
      ),
      ...stack(panel, panel.ruleAt, panel.ruleAt + wide, panel.last.closed, panel.last.rule),
      ...(panel.outcome === null
        ? []
        : stack(panel, panel.outcomeAt, panel.outcomeAt + wide, panel.outcome, panel.outcome)),
    ]);
    const missed = panels.flatMap((panel) => {
      const { last, outcome, outcomeAt: x1, y } = panel;
      return outcome === null || outcome >= last.call
        ? []
        : [{ x1, x2: x1 + wide, y1: y(outcome), y2: y(last.call), from: callAt(panel), by: usd(outcome - last.call) }];
    });
    const day = (week: string): string => {
      const date = asUtc(week);
      return `${date.getUTCDate()} ${month(date.getUTCMonth())}`;
    };
    const values = panels.flatMap((panel) => {
      const { last, outcome, outcomeAt, ruleAt, y } = panel;
      // A target's line may run right above a wide column, so its value stands in it, on the ground that takes it.
      const top = last.rule - last.closed;
      const fill = y(0) - y(top) < 24 ? 'var(--paper)' : 'currentColor';
      return [
        { x: callAt(panel), y: y(last.call) - 10, said: usd(last.call) },
        {
          x: ruleAt + wide / 2,
          y: y(fill === 'currentColor' ? last.rule : last.closed) + 14,
          said: usd(last.rule),
          fill,
        },
        outcome === null
          ? { x: outcomeAt + wide / 2, y: y(0) - 14, said: '?' }
          : { x: outcomeAt + wide / 2, y: y(outcome) + 14, said: usd(outcome), fill: 'var(--paper)' },
      ];
    });
    const below = panels.flatMap((panel) =>
      [
        ...panel.weeks
          .slice(0, -1)
          .flatMap(({ week }, i) => (i === 0 ? [{ x: at(panel, 0) + slot, said: day(week) }] : [])),
        { x: callAt(panel), said: day(panel.last.week) },
        { x: panel.ruleAt + wide / 2, said: 'Health' },
        { x: Math.min(panel.outcomeAt + wide / 2, panel.right - 28), said: 'Outcome' },
      ].map((label) => ({ ...label, y: panel.bottom + 14 })),
    );
    const keys = CALL_PARTS.map(({ category, fill }, i) => ({ x: i * 76, category, fill }));

    return draw({
      name,
      label: `The call week by week. ${panels.map(({ quarter, last, target, outcome }) => `${quarter}, ${day(last.week)}: call ${usd(last.call)}, health ${usd(last.rule)}, target ${usd(target)}${outcome === null ? '' : `, outcome ${usd(outcome)}`}`).join('. ')}.`,
      width,
      document,
      height,
      margin: 0,
      x: pixelScale(width),
      y: pixelScale(height),
      marks: [
        rect(bars, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'fill' }),
        ruleY(missed, { x1: 'from', x2: 'x1', y: 'y2', stroke: CONTEXT, strokeDasharray: '2,3' }),
        rect(missed, {
          x1: 'x1',
          x2: 'x2',
          y1: 'y1',
          y2: 'y2',
          fill: 'var(--paper)',
          stroke: WARM,
          strokeWidth: 2,
          strokeDasharray: '4,3',
        }),
        ...panels.flatMap(({ target, left, right, y }) => targetLineY(y(target), { x1: left, x2: right })),
        ruleY(panels, { x1: 'left', x2: 'right', y: 'bottom', stroke: 'currentColor' }),
        text(panels, {
          x: 'left',
          y: ({ top }: Panel) => top + 10,
          text: 'quarter',
          textAnchor: 'start',
          fontWeight: 700,
        }),
        rect(keys, {
          x1: ({ x }: { x: number }) => x,
          x2: ({ x }: { x: number }) => x + 11,
          y1: 23,
          y2: 34,
          fill: 'fill',
        }),
        text(keys, { x: ({ x }: { x: number }) => x + 16, y: 29, text: 'category', textAnchor: 'start' }),
        text(panels, {
          x: 'left',
          y: ({ target, y }: Panel) => y(target) - 11,
          text: ({ target }: Panel) => `Target ${usd(target)}`,
          textAnchor: 'start',
          ...ON_LINES,
        }),
        text(
          values.filter(({ fill }) => fill === undefined),
          { x: 'x', y: 'y', text: 'said', fontWeight: 700, ...ON_LINES },
        ),
        text(
          values.filter(({ fill }) => fill !== undefined),
          { x: 'x', y: 'y', text: 'said', fontWeight: 700, fill: 'fill' },
        ),
        text(missed, {
          x: ({ x1 }: { x1: number }) => x1 + wide / 2,
          y: ({ y2 }: { y2: number }) => y2 - 11,
          text: 'by',
          fontWeight: 700,
          fill: WARM,
        }),
        text(below, { x: 'x', y: 'y', text: 'said' }),
      ],
    });
  },
  600,
);
