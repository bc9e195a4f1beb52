import { dot, link, ruleY, text } from '@observablehq/plot';
import { mean } from 'd3-array';
import { formatValue } from '../model/formats.ts';
import { OUTCOMES, saidWithGlyph } from '../model/status.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { entityColour } from './marks/entity-colour.ts';
import { mapRows } from './marks/some-rows.ts';

const MOMENTS = ['Before', 'At the low', 'At the close'] as const;
type Outcome = (typeof OUTCOMES)[number];

interface Stretch {
  readonly outcome: Outcome;
  readonly from: number;
  readonly to: number;
  /** The moment at which it begins: 0 before the fall, 1 at the low. */
  readonly at: 0 | 1;
}

const COLUMNS = {
  recovered: 'number',
  health_before: 'number',
  health_after: 'number',
  health_at_close: 'number',
  crash_account: 'text',
  crash_health_before: 'number',
  crash_health: 'number',
} as const;

/**
 * Closed deals that fell as far as the crashed one: health before the fall, at the low and at the close, deals won and
 * lost apart, with their mean; the crashed deal's own fall is beside both.
 * Rows: `recovered` (1: won), `health_before`, `health_after`, `health_at_close`, `crash_account`,
 * `crash_health_before` and `crash_health`.
 */
export const pastFalls = chart(
  'past-falls',
  COLUMNS,
  (input, { name, width, document }) => {
    const rows = mapRows(input, (row) => ({ ...row, outcome: OUTCOMES[row.recovered === 1 ? 0 : 1] }));
    const narrow = isNarrow(width);
    const { crash_account: account, crash_health_before: before, crash_health: now } = rows[0];

    const panels = OUTCOMES.map((outcome) => {
      const deals = rows.filter((row) => row.outcome === outcome);
      return {
        outcome,
        count: deals.length,
        low: mean(deals, (row) => row.health_after) ?? 0,
        high: mean(deals, (row) => row.health_before) ?? 0,
        close: mean(deals, (row) => row.health_at_close) ?? 0,
      };
    });
    const means = panels.filter((panel) => panel.count > 0);
    const share = (count: number): string => formatValue(count / rows.length, 'percent');
    const said = ({ outcome, count }: (typeof panels)[number]): string =>
      `${saidWithGlyph(outcome)}: ${count} of ${rows.length} (${share(count)})`;
    const stretch = (outcome: Outcome, at: 0 | 1, from: number, to: number): Stretch => ({ outcome, at, from, to });
    const past = rows.flatMap((row) => [
      stretch(row.outcome, 0, row.health_before, row.health_after),
      stretch(row.outcome, 1, row.health_after, row.health_at_close),
    ]);
    const average = means.flatMap((row) => [
      stretch(row.outcome, 0, row.high, row.low),
      stretch(row.outcome, 1, row.low, row.close),
    ]);
    const crash = panels.map((panel) => ({ ...stretch(panel.outcome, 0, before, now), text: account }));
    const panel = narrow ? ({ fy: 'outcome' } as const) : ({ fx: 'outcome' } as const);
    const lines = (some: Stretch[], stroke: string, strokeWidth: number, strokeOpacity = 1) =>
      link(some, {
        ...panel,
        x1: 'at',
        x2: (row: Stretch) => row.at + 1,
        y1: 'from',
        y2: 'to',
        stroke,
        strokeWidth,
        strokeOpacity,
      });
    const scores = rows.flatMap((row) => [row.health_before, row.health_after, row.health_at_close]);
    const [least, most] = [Math.min(now, ...scores), Math.max(before, ...scores)];
    const limits = [20, 40, 60, 80].filter((limit) => limit > least && limit < most);

    return draw({
      name,
      label:
        `Of ${rows.length} closed deals that fell as far as ${account} (${before} to ${now}): ` +
        panels
          .map(
            ({ outcome, count, low, close }) =>
              `${outcome.toLowerCase()} ${count} (${share(count)})` +
              (count === 0 ? '' : `, on average from ${low.toFixed(0)} at the low to ${close.toFixed(0)} at the close`),
          )
          .join('; ') +
        '.',
      width,
      document,
      height: narrow ? 600 : 360,
      marginTop: 34,
      marginLeft: 34,
      marginRight: 84,
      marginBottom: 30,
      x: { axis: null, domain: [0, 2] },
      y: { axis: null, domain: [least - 3, most + 3] },
      [narrow ? 'fy' : 'fx']: {
        axis: null,
        domain: [...OUTCOMES],
        paddingInner: narrow ? 0.24 : 0.32,
        paddingOuter: 0,
      },
      marks: [
        ruleY(limits, { stroke: 'var(--rule)' }),
        text(limits, { frameAnchor: 'left', y: (limit: number) => limit, dx: -26, textAnchor: 'start', text: String }),
        text(panels, { ...panel, frameAnchor: 'top-left', text: said, dy: -30, fontWeight: 700 }),
        text(
          panels.flatMap(({ outcome }) => MOMENTS.map((name, at) => ({ outcome, name, at }))),
          { ...panel, x: 'at', frameAnchor: 'bottom', text: 'name', dy: 20, fill: 'var(--ink-soft)' },
        ),
        lines(past, 'var(--grey)', 1, 0.55),
        dot(rows, {
          ...panel,
          x: 2,
          y: 'health_at_close',
          symbol: (row: (typeof rows)[number]) => (row.recovered === 1 ? 'circle' : 'times'),
          stroke: 'var(--grey)',
          fill: (row: (typeof rows)[number]) => (row.recovered === 1 ? 'var(--grey)' : 'none'),
          r: 3,
        }),
        lines(average, 'currentColor', 2.5),
        text(means, {
          ...panel,
          x: 2,
          y: 'close',
          text: ({ close }: (typeof panels)[number]) => `${close.toFixed(0)}\non average`,
          dx: 8,
          textAnchor: 'start',
          fontWeight: 700,
        }),
        lines(crash, entityColour('crash'), 3),
        dot(crash, { ...panel, x: 1, y: 'to', fill: entityColour('crash'), r: 5 }),
        text(crash, {
          ...panel,
          x: 1,
          // Above the low, between the lines that fall and those that rise.
          y: (row: Stretch) => row.to + 0.62 * (row.from - row.to),
          text: (row: (typeof crash)[number]) => `${row.text}\n${row.from} to ${row.to}, now`,
          ...ON_LINES,
          fill: entityColour('crash'),
          fontWeight: 700,
        }),
      ],
    });
  },
  300,
);
