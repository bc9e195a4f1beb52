import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { svgFrame, svgMaker } from './frame/svg.ts';
import { isNarrow } from './frame/widths.ts';
import { counted } from './marks/counted.ts';
import { drawChips, toChips } from './marks/step-chips.ts';

/** How many paths are drawn: the rest are rare, and in the table. */
const MOST = 10;
/** The space above a row and below it, and the width of its text and bar where they stand beside the steps. */
const PAD = 6;
const BESIDE = 274;

const COLUMNS = {
  path: 'text',
  cases: 'number',
  share: 'number',
  won: 'number',
  mean_days: 'number?',
  is_happy_path: 'number',
  conforms: 'number',
} as const;

/**
 * The most frequent paths of closed deals, step by step: steps that are visited again stand out, those off the happy
 * path are dashed. A bar and a text say how many deals took the path and how long it took them.
 * Rows, the most frequent first: `path` (steps joined by ` → `), `cases`, `share`, `won`, `mean_days`, `is_happy_path`
 * and `conforms`.
 */
export const processVariants = chart('process-variants', COLUMNS, (input, { width, document }) => {
  const rows = input.slice(0, MOST);
  const narrow = isNarrow(width);
  const make = svgMaker(document);
  const happy = rows.find((row) => row.is_happy_path === 1)?.path.split(' → ');
  const largest = Math.max(0, ...rows.map((row) => row.share));
  const beside = narrow ? { x: 0, width } : { x: width - BESIDE, width: BESIDE };
  const room = narrow ? width : width - BESIDE - 16;

  let y = 0;
  const parts = rows.flatMap((row) => {
    const isHappy = row.is_happy_path === 1;
    const deals = counted(row.cases, 'deal');
    const said = `${deals}, ${formatValue(row.share, 'percent')} · ${formatValue(row.mean_days, 'days')}`;
    const told = isHappy ? 'happy path' : row.conforms === 1 ? 'on the path' : '';
    const top = y + PAD;
    const chips = drawChips(make, toChips(row.path.split(' → '), row.won > 0, happy), {
      x: 0,
      y: top + (narrow ? 30 : 0),
      room,
      narrow,
    });
    y = top + (narrow ? 30 + chips.height : Math.max(chips.height, 28)) + PAD;
    const weight = isHappy ? 700 : 400;
    const place = { y: top + 12, 'font-weight': weight };
    return [
      make('text', { ...place, x: beside.x }, said),
      ...(told === '' ? [] : [make('text', { ...place, x: beside.x + beside.width, 'text-anchor': 'end' }, told)]),
      make('rect', {
        x: beside.x,
        y: top + 19,
        width: largest === 0 ? 0 : (beside.width * row.share) / largest,
        height: 6,
        fill: isHappy ? 'currentColor' : 'var(--grey)',
      }),
      ...chips.parts,
    ];
  });
  const label = rows.map((row) => `${row.path}: ${counted(row.cases, 'deal')}`).join('. ');
  return svgFrame(make, { width, height: Math.ceil(y), label: `The most frequent paths. ${label}.` }, parts);
});
