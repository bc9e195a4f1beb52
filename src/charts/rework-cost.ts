import { chart } from './frame/chart.ts';
import { pairedBars } from './marks/paired-bars.ts';
import { saidRatio } from './marks/said-ratio.ts';

const COLUMNS = {
  compared: 'text',
  fell_back: 'number',
  fell_back_won: 'number',
  others: 'number',
  others_won: 'number',
  ratio: 'number?',
  ratio_low: 'number?',
  ratio_high: 'number?',
} as const;

/**
 * Win rate of deals that fell back beside that of deals that did not, over all and by segment.
 * Rows: `compared`, `fell_back`, `fell_back_won`, `others`, `others_won`, and the `ratio` of the two rates with its
 * interval, `ratio_low` to `ratio_high` (null: nothing to divide by).
 */
export const reworkCost = chart(
  'rework-cost',
  COLUMNS,
  (rows, options) =>
    pairedBars({
      ...options,
      label: 'Win rate of deals that fell back against those that did not.',
      pairs: rows.map((row) => ({
        heading: row.compared,
        note: saidRatio(row.ratio, row.ratio_low, row.ratio_high),
        bars: [
          { name: 'Fell back', count: row.fell_back_won, of: row.fell_back },
          { name: 'Did not', count: row.others_won, of: row.others },
        ],
      })),
    }),
  30,
);
