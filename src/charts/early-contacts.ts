import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { isNarrow } from './frame/widths.ts';
import { pairedBars } from './marks/paired-bars.ts';

const COLUMNS = {
  counted: 'text',
  multi_won: 'number',
  multi_deals: 'number',
  single_won: 'number',
  single_deals: 'number',
  ratio: 'number?',
} as const;

/**
 * Win rate of deals with several contacts and of deals with one at most, by each way of counting contacts.
 * Rows: `counted`, `multi_won`, `multi_deals`, `single_won`, `single_deals` and `ratio` (null: nothing to divide by).
 */
export const earlyContacts = chart('early-contacts', COLUMNS, (rows, options) => {
  const narrow = isNarrow(options.width);
  return pairedBars({
    ...options,
    label: 'Win rate with two or more contacts against one at most.',
    pairs: rows.map((row) => ({
      heading: row.counted,
      note: formatValue(row.ratio, 'ratio'),
      bars: [
        { name: narrow ? '2 or more' : '2 or more contacts', count: row.multi_won, of: row.multi_deals },
        { name: '1 at most', count: row.single_won, of: row.single_deals },
      ],
    })),
  });
});
