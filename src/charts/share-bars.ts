import { barX, ruleX, text, tickX } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT } from './marks/colours.ts';
import { emphasised } from './marks/emphasis.ts';
import { lineColour } from './marks/entity-colour.ts';

const COLUMNS = {
  label: 'text',
  deals: 'number',
  share: 'number',
  team_share: 'number',
  story_role: 'text',
} as const;

/** The team's mark, and the paper round it, by which it is seen on a bar. */
const TICK = { stroke: 'currentColor', strokeWidth: 2.5 } as const;
const TICK_HALO = { stroke: 'var(--paper)', strokeWidth: 5.5 } as const;

/**
 * How an AE's deals are spread over groups, as bars, with a tick where the team's are; the largest group stands out.
 * Rows, in the order of the groups: `label`, `deals`, `share`, `team_share` and the AE's `story_role`, whose colour the
 * largest group has.
 */
export const shareBars = chart('share-bars', COLUMNS, (rows, { name, width, document }) => {
  type Row = (typeof rows)[number];
  const narrow = isNarrow(width);
  const most = Math.max(0, ...rows.map((row) => row.share));
  const isMost = (row: Row): boolean => row.share === most && most > 0;
  const percent = (value: number): string => formatValue(value, 'percent');
  const said = ({ deals, share, team_share }: Row): string =>
    narrow ? `${deals}, ${percent(share)}` : `${deals} (${percent(share)}), team ${percent(team_share)}`;

  return draw({
    name,
    label: `Share of deals, against the team. ${rows.map((row) => `${row.label}: ${row.deals} (${percent(row.share)}), team ${percent(row.team_share)}`).join('. ')}.`,
    width,
    document,
    height: 32 * rows.length + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: narrow ? 112 : 130,
    marginRight: narrow ? 62 : 160,
    x: { axis: null, domain: [0, Math.max(most, ...rows.map((row) => row.team_share))] },
    y: { axis: null, domain: rows.map((row) => row.label), padding: 0.42 },
    marks: [
      barX(rows, {
        x1: 0,
        x2: 'share',
        y: 'label',
        fill: (row: Row) => (isMost(row) ? lineColour(row.story_role) : CONTEXT),
      }),
      ...[TICK_HALO, TICK].map((look) =>
        tickX(rows, { x: 'team_share', y: 'label', insetTop: -5, insetBottom: -5, ...look }),
      ),
      ruleX([0], { stroke: 'currentColor' }),
      ...emphasised(rows, isMost, (some, fontWeight) =>
        text(some, { frameAnchor: 'left', y: 'label', text: 'label', dx: -8, textAnchor: 'end', fontWeight }),
      ),
      ...emphasised(rows, isMost, (some, fontWeight) =>
        text(some, {
          frameAnchor: 'right',
          y: 'label',
          text: said,
          dx: narrow ? 62 : 160,
          textAnchor: 'end',
          fontWeight,
        }),
      ),
    ],
  });
});
