import { formatValue } from '../../model/formats.ts';

/** Dollars of single deals, which go from thousands to millions: `$1.2M`, `$383K`. */
export const usdShort = (value: number): string => formatValue(value, value < 999_500 ? 'usd-k' : 'usd-m');
