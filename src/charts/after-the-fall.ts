import { saidWithGlyph } from '../model/status.ts';
import { chart } from './frame/chart.ts';
import { pairedBars } from './marks/paired-bars.ts';

const COLUMNS = {
  measure: 'text',
  won_with: 'number',
  won_deals: 'number',
  lost_with: 'number',
  lost_deals: 'number',
} as const;

/**
 * What happened after a fall in health: the share of deals on which it did, won and lost beside each other.
 * Rows: `measure`, `won_with`, `won_deals`, `lost_with` and `lost_deals`.
 */
export const afterTheFall = chart(
  'after-the-fall',
  COLUMNS,
  (rows, options) => {
    return pairedBars({
      ...options,
      label: 'Share of deals on which it happened in the days after the fall.',
      pairs: rows.map((row) => ({
        heading: row.measure,
        bars: [
          { name: saidWithGlyph('Won'), count: row.won_with, of: row.won_deals },
          { name: saidWithGlyph('Lost'), count: row.lost_with, of: row.lost_deals },
        ],
      })),
    });
  },
  30,
);
