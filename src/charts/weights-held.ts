import { link, rect, ruleX, text } from '@observablehq/plot';
import { bandColour } from '../model/band-colour.ts';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { intervalMarks } from './marks/interval-marks.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { usdShort } from './marks/usd-short.ts';

const BAR = 20;
const TOP = 24;

const COLUMNS = {
  health_band: 'text',
  band_position: 'number',
  band_glyph: 'text',
  weight: 'number',
  deals: 'number',
  won: 'number',
  low: 'number?',
  high: 'number?',
  amount: 'number',
  won_share: 'number?',
} as const;

/**
 * What was won of last quarter's Commit in each health band: a bar for the share of dollars, a line on it for the
 * interval of the share of deals, and across it the weight that the forecast gives to the band.
 * Rows, the best band first: `health_band`, `band_position`, `band_glyph`, `weight`, `deals`, `won`, `low`, `high`
 * (null: no deals), `amount` and `won_share` (null: no deals).
 */
export const weightsHeld = chart('weights-held', COLUMNS, (rows, { name, width, document }) => {
  const narrow = isNarrow(width);
  const [row, bar, left, right] = narrow ? [62, 24, 2, 2] : [42, 6, 110, 236];
  const percent = (share: number | null): string => formatValue(share, 'percent');
  const placed = rows.map((one, i) => {
    const top = TOP + i * row + bar;
    return { ...one, top, bottom: top + BAR, middle: top + BAR / 2, words: narrow ? top - 12 : top + BAR / 2 };
  });
  type Placed = (typeof placed)[number];
  const height = Math.max(TOP + row * rows.length, 40);
  const said = ({ deals, won, won_share, amount }: Placed): string =>
    deals === 0
      ? 'no deals'
      : `${percent(won_share)} of ${usdShort(amount)}; ${formatValue(won, 'count')} of ${formatValue(deals, 'count')} deals`;
  const intervals = placed.flatMap((one) =>
    one.low === null || one.high === null ? [] : [{ ...one, low: one.low, high: one.high }],
  );
  const [first] = placed;

  return draw({
    name,
    label: `Won of last quarter's Commit, by health band. ${placed.map((one) => `${one.health_band}, weight ${percent(one.weight)}: ${said(one)}`).join('. ')}.`,
    width,
    document,
    height,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, domain: [0, 1] },
    y: pixelScale(height),
    marks: [
      rect(placed, { x1: 0, x2: 1, y1: 'top', y2: 'bottom', stroke: 'var(--rule)' }),
      rect(placed, {
        x1: 0,
        x2: (one: Placed) => one.won_share ?? 0,
        y1: 'top',
        y2: 'bottom',
        fill: ({ band_position }: Placed) => bandColour(band_position),
      }),
      ...intervalMarks(intervals),
      // The weight is drawn over the bar: on a ground of its own, so that it is seen on any colour.
      ...[
        { stroke: 'var(--paper)', strokeWidth: 7 },
        { stroke: 'currentColor', strokeWidth: 3 },
      ].map((style) =>
        link(placed, {
          x1: 'weight',
          x2: 'weight',
          y1: ({ top }: Placed) => top - 3,
          y2: ({ bottom }: Placed) => bottom + 3,
          ...style,
        }),
      ),
      ruleX([0], { stroke: 'currentColor', y1: TOP, y2: height }),
      text(placed, {
        frameAnchor: 'left',
        y: 'words',
        text: (one: Placed) => `${one.band_glyph} ${one.health_band}`,
        dx: narrow ? 0 : -10,
        textAnchor: narrow ? 'start' : 'end',
        fontWeight: 700,
      }),
      text(placed, { frameAnchor: 'right', y: 'words', text: said, dx: narrow ? 0 : right, textAnchor: 'end' }),
      first === undefined
        ? null
        : text([first], {
            x: 'weight',
            y: 10,
            text: (one: Placed) => `weight ${percent(one.weight)}`,
            textAnchor: 'end',
            dx: 4,
            fontWeight: 600,
            ...ON_LINES,
          }),
      text(placed.slice(1), {
        x: 'weight',
        y: ({ top }: Placed) => top + BAR / 2,
        text: (one: Placed) => percent(one.weight),
        dx: 6,
        textAnchor: 'start',
        fontWeight: 600,
        ...ON_LINES,
      }),
    ],
  });
});
