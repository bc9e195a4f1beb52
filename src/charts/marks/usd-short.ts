import { formatValue } from '../../model/formats.ts';

/** Dollars of single deals, which go from thousands to millions: `$1.2M`, `$383K`, `$0`. */
export const usdShort = (value: number): string =>
  formatValue(value, value === 0 ? 'usd' : value < 999_500 ? 'usd-k' : 'usd-m');
