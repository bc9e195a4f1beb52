import type { Value } from '../model/formats.ts';

// Made once: `toLocaleString` makes a formatter for every number.
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** A value as a table of raw results shows it: thousands grouped, at most three decimals, nothing known as an em dash. */
export function plainValue(value: Value): string {
  if (value === null) return '—';
  return typeof value === 'string' ? value : grouped.format(value);
}

/** A column's name as a heading: `days_in_stage` is "Days in stage". */
export function plainHeading(column: string): string {
  const words = column.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
