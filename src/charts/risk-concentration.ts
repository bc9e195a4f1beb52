import { link, rect, text } from '@observablehq/plot';
import { cumsum, sum } from 'd3-array';
import { bandColour } from '../model/band-colour.ts';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, PALE } from './marks/colours.ts';
import { counted } from './marks/counted.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { usdShort } from './marks/usd-short.ts';

const BAR = { top: 34, bottom: 76 } as const;

const COLUMNS = {
  part: 'text',
  deals: 'number',
  amount: 'number',
  share: 'number',
  health_band: 'text?',
  band_position: 'number?',
  band_glyph: 'text?',
  at_risk: 'number',
} as const;

/**
 * Commit as one bar, cut into its unhealthy deals, each named below its part, and all others.
 * Rows, the unhealthy deals first: `part`, `deals`, `amount`, `share`, `at_risk`, and of the health
 * band `health_band`, `band_position` and `band_glyph` (null for the others).
 */
export const riskConcentration = chart('risk-concentration', COLUMNS, (rows, { name, width, document }) => {
  const narrow = isNarrow(width);
  const line = narrow ? 44 : 26;
  const percent = (value: number): string => formatValue(value, 'percent');
  const ends = cumsum(rows, (row) => row.share);
  const parts = rows.map((row, i) => {
    const from = ends[i - 1] ?? 0;
    return { ...row, from, to: from + row.share };
  });
  const risky = parts.filter((part) => part.at_risk === 1);
  const others = parts.filter((part) => part.at_risk !== 1);
  type Part = (typeof parts)[number];
  const share = sum(risky, (part) => part.share);
  const amount = sum(risky, (part) => part.amount);
  const deals = counted(risky.length, 'deal');
  // The last part's name comes first below the bar: so no leader crosses a name.
  const named = risky.map((part, i) => ({ ...part, y: BAR.bottom + 12 + (risky.length - i) * line - line / 2 }));
  const labelOf = (part: Part): string => {
    const band = `${part.band_glyph ?? ''} ${part.health_band ?? ''}`;
    const figures = `${usdShort(part.amount)}, ${percent(part.share)}`;
    return narrow ? `${part.part}\n${band}, ${figures}` : `${band}: ${part.part}, ${figures}`;
  };
  const height = BAR.bottom + 12 + risky.length * line;
  const colour = (part: Part): string => (part.band_position === null ? PALE : bandColour(part.band_position));
  const stroke = (part: Part): string => (part.band_position === null ? CONTEXT : 'none');

  return draw({
    name,
    label: `${deals} in poor health hold ${formatValue(amount, 'usd-m')}, ${percent(share)} of Commit. ${parts.map((part) => `${part.part}: ${usdShort(part.amount)}, ${percent(part.share)}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    x: {
      axis: null,
      domain: [
        0,
        Math.max(
          1,
          sum(rows, (row) => row.share),
        ),
      ],
    },
    y: pixelScale(height),
    marks: [
      rect(parts, { x1: 'from', x2: 'to', y1: BAR.top, y2: BAR.bottom, fill: colour, stroke, insetRight: 1 }),
      ...(risky.length === 0
        ? []
        : [
            link([share], { x1: 0, x2: share, y1: 26, y2: 26, stroke: 'currentColor', strokeWidth: 1.5 }),
            text([`${deals}: ${formatValue(amount, 'usd-m')}, ${percent(share)} of Commit`], {
              frameAnchor: 'left',
              y: 12,
              textAnchor: 'start',
              fontWeight: 700,
            }),
          ]),
      text(others, {
        x: 'to',
        y: (BAR.top + BAR.bottom) / 2,
        text: (part: Part) => `${counted(part.deals, 'other deal')}: ${usdShort(part.amount)}`,
        dx: -10,
        textAnchor: 'end',
      }),
      link(named, {
        x1: 'from',
        x2: 'from',
        y1: BAR.bottom,
        y2: (part: (typeof named)[number]) => part.y + 6,
        dx: 1,
        stroke: colour,
        strokeWidth: 1.5,
      }),
      text(named, {
        x: 'from',
        y: 'y',
        text: labelOf,
        dx: 8,
        textAnchor: 'start',
        fontWeight: 600,
      }),
    ],
  });
});
