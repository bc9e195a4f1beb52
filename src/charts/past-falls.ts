import { dodgeY, dot, ruleX, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { OUTCOMES, saidWithGlyph } from '../model/status.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, SUBJECT } from './marks/colours.ts';
import { entityColour } from './marks/entity-colour.ts';
import { mapRows } from './marks/some-rows.ts';
import { usdShort } from './marks/usd-short.ts';

/** How many of the deals that came back are named. */
const MOST_NAMED = 3;
const RADIUS = 5;

const COLUMNS = {
  account: 'text',
  amount: 'number',
  recovered: 'number',
  nearest_place: 'number?',
  crash_account: 'text',
  crash_amount: 'number',
} as const;

/**
 * Closed deals that fell as far as the crashed one, a dot each by amount, in a strip for those won and one for those
 * lost, with their number and share; the crashed deal's amount is a line through both, and the deals that came back and
 * are nearest to it are named.
 * Rows: `account`, `amount`, `recovered` (1: won), `nearest_place` (from 1 on, of those won), `crash_account` and
 * `crash_amount`.
 */
export const pastFalls = chart(
  'past-falls',
  COLUMNS,
  (input, { name, width, document }) => {
    const narrow = isNarrow(width);
    const rows = mapRows(input, (row) => ({
      ...row,
      outcome: OUTCOMES[row.recovered === 1 ? 0 : 1],
      isNamed: row.recovered === 1 && (row.nearest_place ?? Infinity) <= MOST_NAMED,
    }));
    type Row = (typeof rows)[number];
    const { crash_account: account, crash_amount: amount } = rows[0];
    const amounts = [amount, ...rows.map((row) => row.amount)].map((value) => Math.max(1, value));
    const strips = OUTCOMES.map((outcome) => {
      const count = rows.filter((row) => row.outcome === outcome).length;
      const share = formatValue(count / rows.length, 'percent');
      return { outcome, said: `${saidWithGlyph(outcome)}: ${count} of ${rows.length} (${share})` };
    });
    type Strip = (typeof strips)[number];
    const named = rows.filter((row) => row.isNamed).toSorted((a, b) => a.amount - b.amount);
    const colour = entityColour('crash');

    return draw({
      name,
      label: `Closed deals that fell as far as ${account}, by amount. ${strips.map(({ said }) => said.slice(2)).join('. ')}.`,
      width,
      document,
      height: narrow ? 300 : 240,
      marginTop: 24,
      marginLeft: 8,
      marginRight: 16,
      marginBottom: 30,
      x: {
        type: 'log',
        label: null,
        domain: [Math.min(...amounts) * 0.9, Math.max(...amounts) * 1.1],
        ticks: [20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000].filter(
          (tick) =>
            tick >= Math.min(...amounts) * 0.9 &&
            tick <= Math.max(...amounts) * 1.1 &&
            (!narrow || /^[12]0*$/.test(String(tick))),
        ),
        tickFormat: (value: number) => usdShort(value).replace('.0M', 'M'),
        tickSize: 0,
      },
      fy: { axis: null, domain: [...OUTCOMES], padding: 0.06 },
      marks: [
        ruleX([amount], { stroke: colour, strokeWidth: 2 }),
        text([`${account} ${usdShort(amount)}`], {
          fy: () => OUTCOMES[0],
          x: amount,
          frameAnchor: 'top',
          dy: -12,
          dx: 4,
          textAnchor: amount > Math.sqrt(Math.min(...amounts) * Math.max(...amounts)) ? 'end' : 'start',
          fill: colour,
          fontWeight: 700,
        }),
        text(strips, {
          fy: (strip: Strip) => strip.outcome,
          frameAnchor: 'top-left',
          text: 'said',
          dy: 4,
          fontWeight: 700,
        }),
        dot(
          rows,
          dodgeY('bottom', {
            fy: (row: Row) => row.outcome,
            x: (row: Row) => Math.max(1, row.amount),
            r: RADIUS,
            fill: (row: Row) => (row.isNamed ? SUBJECT : CONTEXT),
            padding: 1,
          }),
        ),
        ...named.map((row, i) =>
          text([row], {
            fy: () => OUTCOMES[0],
            x: row.amount,
            frameAnchor: 'bottom',
            text: () => `${row.account} ${usdShort(row.amount)}`,
            dy: -26 - 18 * (named.length - 1 - i),
            dx: RADIUS,
            textAnchor: 'end',
            fontWeight: 600,
            ...ON_LINES,
          }),
        ),
      ],
    });
  },
  300,
);
