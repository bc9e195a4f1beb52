import { roundTo, type Format, type Value } from './formats.ts';

const FINER: Partial<Record<Format, Format>> = {
  'usd-m': 'usd',
  'usd-m0': 'usd',
  'usd-k': 'usd',
  'usd-m-change': 'usd-change',
  'usd-k-change': 'usd-change',
  percent: 'percent2',
  points: 'points2',
  count: 'decimal2',
  decimal1: 'decimal2',
  ratio: 'decimal2',
  days: 'decimal2',
};

/**
 * The format that shows what a number's own format rounds away: 8204350 as `usd-m` has `usd`, as $8,204,350. Null where
 * nothing is rounded away, to whole dollars, hundredths of a percent or hundredths, and where the value is no number.
 */
export function finerFormat(value: Value, format: Format): Format | null {
  const finer = FINER[format];
  if (typeof value !== 'number' || finer === undefined) return null;
  return Math.abs(roundTo(value, finer) - roundTo(value, format)) < 1e-9 ? null : finer;
}
