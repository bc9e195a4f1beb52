import { rect, text } from '@observablehq/plot';
import { formatValue } from '../model/formats.ts';
import { wrapText } from '../model/wrap-text.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { FONT_SIZE } from './frame/svg.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTEXT, SUBJECT } from './marks/colours.ts';
import { pixelScale } from './marks/pixel-scale.ts';
import { usdShort } from './marks/usd-short.ts';

const LINE = 18;
const BAR = 14;
const LEFT = 28;
const lettersOf = (text: string): number => text.length;

const COLUMNS = {
  rank: 'number',
  owner: 'text?',
  due_on: 'text?',
  impact: 'number?',
  insight: 'text',
} as const;

/**
 * Recommended actions, ranked by their expected impact: the insight behind each, its owner and date, and its bar.
 * Rows, in the order of `rank`: `rank`, `owner`, `due_on` (null: none), `impact` (US dollars; null: not
 * expressed in dollars) and `insight`.
 */
export const actionBars = chart('action-bars', COLUMNS, (input, { name, width, document }) => {
  const narrow = isNarrow(width);
  const room = narrow ? 76 : 90;
  const letters = (width - LEFT) / (FONT_SIZE * 0.53);
  let bottom = 0;
  const rows = input.map((row) => {
    const insight = wrapText(row.insight, letters * 0.94, lettersOf);
    const who = [row.owner, row.due_on === null ? null : `by ${formatValue(row.due_on, 'date')}`];
    const facts = wrapText(who.filter((part) => part !== null).join(', '), letters, lettersOf);
    const top = bottom;
    const bar = top + LINE * (insight.length + facts.length) + 4;
    bottom = bar + BAR + 18;
    return { ...row, insight, facts, top, bar };
  });
  type Row = (typeof rows)[number];
  const height = Math.max(40, bottom - 12);
  const said = ({ impact }: Row): string => (impact === null ? 'not counted in dollars' : usdShort(impact));
  const amount = { y: (row: Row) => row.bar + BAR / 2, text: said, textAnchor: 'start' } as const;
  const lines = { lineAnchor: 'top', textAnchor: 'start', lineHeight: LINE / FONT_SIZE } as const;

  return draw({
    name,
    label: `Actions by expected impact. ${rows.map((row) => `${row.rank}, ${said(row)}, ${row.owner ?? 'no owner'}: ${row.insight.join(' ')}`).join('. ')}.`,
    width,
    document,
    height,
    margin: 0,
    marginLeft: LEFT,
    marginRight: room,
    x: { axis: null, domain: [0, Math.max(1, ...rows.map((row) => row.impact ?? 0))] },
    y: pixelScale(height),
    marks: [
      rect(rows, {
        x1: 0,
        x2: (row: Row) => row.impact ?? 0,
        y1: 'bar',
        y2: (row: Row) => row.bar + BAR,
        fill: (row: Row) => (row === rows[0] ? SUBJECT : CONTEXT),
      }),
      text(rows, {
        ...lines,
        frameAnchor: 'left',
        y: 'top',
        text: (row: Row) => String(row.rank),
        dx: -LEFT,
        fontWeight: 700,
      }),
      text(rows, {
        ...lines,
        frameAnchor: 'left',
        y: 'top',
        text: (row: Row) => row.insight.join('\n'),
        fontWeight: 700,
      }),
      text(rows, {
        ...lines,
        frameAnchor: 'left',
        y: (row: Row) => row.top + LINE * row.insight.length,
        text: (row: Row) => row.facts.join('\n'),
        fill: 'var(--ink-soft)',
      }),
      text(
        rows.filter((row) => row.impact !== null),
        { ...amount, x: 'impact', dx: 6, fontWeight: 600 },
      ),
      text(
        rows.filter((row) => row.impact === null),
        { ...amount, x: 0, fill: 'var(--ink-soft)' },
      ),
    ],
  });
});
