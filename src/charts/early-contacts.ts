import { chart } from './frame/chart.ts';
import { isNarrow } from './frame/widths.ts';
import { pairedBars } from './marks/paired-bars.ts';
import { saidRatio } from './marks/said-ratio.ts';

const COLUMNS = {
  counted: 'text',
  multi_won: 'number',
  multi_deals: 'number',
  single_won: 'number',
  single_deals: 'number',
  ratio: 'number?',
  ratio_low: 'number?',
  ratio_high: 'number?',
  least_contacts: 'number',
} as const;

/**
 * Win rate of deals with several contacts and of deals with fewer, by each way of counting contacts.
 * Rows: `counted`, `multi_won`, `multi_deals`, `single_won`, `single_deals`, `ratio` (null: nothing to divide by) with
 * `ratio_low` and `ratio_high`, and `least_contacts`, from which on contacts are several.
 */
export const earlyContacts = chart(
  'early-contacts',
  COLUMNS,
  (rows, options) => {
    const narrow = isNarrow(options.width);
    return pairedBars({
      ...options,
      label: 'Win rate with several contacts against fewer.',
      pairs: rows.map((row) => ({
        heading: row.counted,
        note: saidRatio(row.ratio, row.ratio_low, row.ratio_high),
        bars: [
          {
            name: `${row.least_contacts} or more${narrow ? '' : ' contacts'}`,
            count: row.multi_won,
            of: row.multi_deals,
          },
          { name: `${row.least_contacts - 1} at most`, count: row.single_won, of: row.single_deals },
        ],
      })),
    });
  },
  30,
);
