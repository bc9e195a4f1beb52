import { formatValue } from '../../model/formats.ts';

/** So many of something: `1 deal`, `1,200 cases`. */
export const counted = (count: number, one: string): string =>
  `${formatValue(count, 'count')} ${one}${count === 1 ? '' : 's'}`;
