import { dot, ruleX, text } from '@observablehq/plot';
import { groupBy } from '../model/group-by.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, SUBJECT } from './marks/colours.ts';
import { intervalMarks } from './marks/interval-marks.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { saidShare, shareBar } from './marks/share-bar.ts';

interface Rate {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly isGroup: boolean;
}

const COLUMNS = {
  label: 'text',
  contact_group: 'text',
  deals: 'number',
  won: 'number',
  group_deals: 'number',
  group_won: 'number',
} as const;

/**
 * Win rate by how many contacts a deal has: a dot a group and below it, smaller, one an exact count, each on its 95%
 * Wilson interval, with its counts at the interval's end; the group with the highest rate stands out.
 * Rows, in order: `label`, `contact_group`, `deals`, `won`, `group_deals` and `group_won`.
 */
export const winRateByContacts = chart('win-rate-by-contacts', COLUMNS, (rows, { name, width, document }) => {
  const narrow = isNarrow(width);
  const [left, right] = narrow ? [84, 96] : [144, 110];
  const groups = [...groupBy(rows, (row) => row.contact_group).values()];
  const rates = place(
    groups.map(([first, ...others]) => {
      if (first === undefined) return [];
      const name = narrow
        ? first.contact_group
        : `${first.contact_group} contact${first.contact_group === '1' ? '' : 's'}`;
      const group: Rate = { name, count: first.group_won, of: first.group_deals, isGroup: true };
      const exact = others.length === 0 ? [] : [first, ...others];
      return [group, ...exact.map(({ label, won, deals }) => ({ name: label, count: won, of: deals, isGroup: false }))];
    }),
  );
  type Placed = (typeof rates)[number];
  const best = rates.filter((rate) => rate.isGroup).reduce((a, b) => (b.share > a.share ? b : a));
  const height = Math.max(...rates.map((rate) => rate.bottom)) + 4;
  const texts = (isGroup: boolean) => {
    const some = rates.filter((rate) => rate.isGroup === isGroup);
    const fontWeight = isGroup ? 700 : 400;
    return [
      text(some, { x: 0, y: 'middle', text: 'name', dx: -12, textAnchor: 'end', fontWeight }),
      text(some, { x: 'high', y: 'middle', text: saidShare, dx: 10, textAnchor: 'start', fontWeight }),
    ];
  };
  return draw({
    name,
    label: `Win rate by number of contacts. ${rates.map((rate) => `${rate.name}: ${saidShare(rate).replace('  ', ', ')}`).join('. ')}.`,
    width,
    document,
    height,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, domain: [0, Math.max(...rates.map((rate) => rate.high))] },
    y: pixelScale(height),
    marks: [
      ruleX([0], { stroke: 'currentColor' }),
      ...intervalMarks(rates),
      dot(rates, {
        x: 'share',
        y: 'middle',
        r: (rate: Placed) => (rate.isGroup ? 7 : 4),
        fill: (rate: Placed) => (rate === best ? SUBJECT : CONTEXT),
        stroke: 'var(--paper)',
        strokeWidth: 1.5,
        sort: null,
      }),
      ...texts(true),
      ...texts(false),
    ],
    r: { type: 'identity' },
  });
});

/** Rates one below the other, groups apart, with their intervals. */
function place(groups: readonly (readonly Rate[])[]) {
  let y = 4;
  return groups.flatMap((rates) => {
    const placed = rates.map((rate) => {
      const drawn = shareBar(rate, y, y + (rate.isGroup ? 26 : 22));
      y = drawn.bottom;
      return drawn;
    });
    y += 12;
    return placed;
  });
}
