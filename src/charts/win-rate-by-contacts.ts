import { rect, ruleX, text } from '@observablehq/plot';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { intervalMarks } from './marks/interval-marks.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { saidShare, shareBar } from './marks/share-bar.ts';

interface Bar {
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
 * Win rate by how many contacts a deal has: a bar a group and below it, thinner, one an exact count, each with its
 * counts and the 95% Wilson interval as a thin line below; the group with the highest rate stands out.
 * Rows, in order: `label`, `contact_group`, `deals`, `won`, `group_deals` and `group_won`.
 */
export const winRateByContacts = chart('win-rate-by-contacts', COLUMNS, (rows, { name, width, document }) => {
  if (rows.length === 0) throw new RangeError(`no rows for ${name}`);
  const narrow = isNarrow(width);
  const [left, right] = narrow ? [84, 96] : [160, 110];
  const groups = [...Map.groupBy(rows, (row) => row.contact_group).values()];
  const bars = place(
    groups.map(([first, ...others]) => {
      if (first === undefined) return [];
      const name = narrow
        ? first.contact_group
        : `${first.contact_group} contact${first.contact_group === '1' ? '' : 's'}`;
      const group: Bar = { name, count: first.group_won, of: first.group_deals, isGroup: true };
      const exact = others.length === 0 ? [] : [first, ...others];
      return [group, ...exact.map(({ label, won, deals }) => ({ name: label, count: won, of: deals, isGroup: false }))];
    }),
  );
  type Placed = (typeof bars)[number];
  const best = bars.filter((bar) => bar.isGroup).reduce((a, b) => (b.share > a.share ? b : a));
  const height = Math.max(...bars.map((bar) => bar.bottom)) + 12;
  const texts = (isGroup: boolean) => {
    const some = bars.filter((bar) => bar.isGroup === isGroup);
    const style = { y: 'middle', textAnchor: 'end', fontWeight: isGroup ? 700 : 400 } as const;
    return [
      text(some, { ...style, x: 0, text: 'name', dx: -8 }),
      text(some, { ...style, frameAnchor: 'right', text: saidShare, dx: right }),
    ];
  };
  return draw({
    name,
    label: `Win rate by number of contacts. ${bars.map((bar) => `${bar.name}: ${saidShare(bar).replace('  ', ', ')}`).join('. ')}.`,
    width,
    document,
    height,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, domain: [0, Math.max(...bars.map((bar) => bar.high))] },
    y: pixelScale(height),
    marks: [
      rect(bars, {
        x1: 0,
        x2: 'share',
        y1: 'top',
        y2: 'bottom',
        fill: (bar: Placed) => (bar === best ? 'var(--accent)' : bar.isGroup ? 'var(--grey)' : 'var(--grey-pale)'),
        stroke: (bar: Placed) => (bar.isGroup ? 'none' : 'var(--grey)'),
      }),
      ...intervalMarks(bars),
      ruleX([0], { stroke: 'currentColor' }),
      ...texts(true),
      ...texts(false),
    ],
  });
});

/** Bars one below the other, groups apart, with their rates and intervals. */
function place(groups: readonly (readonly Bar[])[]) {
  let y = 4;
  return groups.flatMap((bars) => {
    const placed = bars.map((bar) => {
      const drawn = shareBar(bar, y, y + (bar.isGroup ? 20 : 11));
      y = drawn.bottom + 12;
      return drawn;
    });
    y += 10;
    return placed;
  });
}
