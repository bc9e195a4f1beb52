/** How a value is written on a page, and to what precision a computed value must agree with a stated one. */
export const FORMATS = [
  'usd-m', // $8.2M
  'usd-m0', // $28M
  'usd-k', // $720K
  'usd', // $1,200,000
  'usd-m-change', // +$0.4M
  'usd-k-change', // +$111K
  'usd-change', // +$111,000
  'percent', // 24%, from 0.24
  'percent2', // 24.02%
  'points', // −4 pp, from -0.04
  'points2', // −3.98 pp
  'points-change', // +4 pp
  'count', // 31
  'count-change', // +6
  'decimal1', // 4.2
  'decimal2', // 4.24
  'ratio', // 2.3x
  'days', // 12 days
  'date', // 7 December 2026, from 2026-12-07
  'text',
] as const;

export type Format = (typeof FORMATS)[number];

/** Whether what is written in a format is a number, which stands to the right in a table. */
export const isNumberFormat = (format?: Format): boolean =>
  format !== undefined && format !== 'text' && format !== 'date';

/** Whether a text names a format. */
export const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text);

/** What stands in a row and a column of a query's result. */
export type Value = number | string | null;

interface Style {
  /** The size of the last digit shown, in the value's own unit; null: the value is not a number. */
  readonly step: number | null;
  readonly write: (value: number) => string;
}

const MINUS = '−';
// Made once: `toLocaleString` makes a formatter for every number, which took a third of a build.
const toDigits = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const formatters = { 0: toDigits(0), 1: toDigits(1), 2: toDigits(2) };
const fixed = (value: number, digits: keyof typeof formatters): string => formatters[digits].format(Math.abs(value));

/** Puts a true minus sign before what is negative after rounding; `-0.004` to two digits is `0.00`, not `−0.00`. */
const signed = (value: number, text: string): string => (value < 0 && /[1-9]/.test(text) ? MINUS + text : text);

/** The same for a change, which has a plus sign too. */
const changed = (value: number, text: string): string =>
  value > 0 && /[1-9]/.test(text) ? `+${text}` : signed(value, text);

const styles: Record<Exclude<Format, 'date' | 'text'>, Style> = {
  'usd-m': { step: 1e5, write: (v) => signed(v, `$${fixed(v / 1e6, 1)}M`) },
  'usd-m0': { step: 1e6, write: (v) => signed(v, `$${fixed(v / 1e6, 0)}M`) },
  'usd-k': { step: 1e3, write: (v) => signed(v, `$${fixed(v / 1e3, 0)}K`) },
  usd: { step: 1, write: (v) => signed(v, `$${fixed(v, 0)}`) },
  'usd-m-change': { step: 1e5, write: (v) => changed(v, `$${fixed(v / 1e6, 1)}M`) },
  'usd-k-change': { step: 1e3, write: (v) => changed(v, `$${fixed(v / 1e3, 0)}K`) },
  'usd-change': { step: 1, write: (v) => changed(v, `$${fixed(v, 0)}`) },
  percent: { step: 0.01, write: (v) => signed(v, `${fixed(v * 100, 0)}%`) },
  percent2: { step: 0.0001, write: (v) => signed(v, `${fixed(v * 100, 2)}%`) },
  points: { step: 0.01, write: (v) => signed(v, `${fixed(v * 100, 0)} pp`) },
  points2: { step: 0.0001, write: (v) => signed(v, `${fixed(v * 100, 2)} pp`) },
  'points-change': { step: 0.01, write: (v) => changed(v, `${fixed(v * 100, 0)} pp`) },
  count: { step: 1, write: (v) => signed(v, fixed(v, 0)) },
  'count-change': { step: 1, write: (v) => changed(v, fixed(v, 0)) },
  decimal1: { step: 0.1, write: (v) => signed(v, fixed(v, 1)) },
  decimal2: { step: 0.01, write: (v) => signed(v, fixed(v, 2)) },
  ratio: { step: 0.1, write: (v) => signed(v, `${fixed(v, 1)}x`) },
  days: { step: 1, write: (v) => signed(v, `${fixed(v, 0)} ${fixed(v, 0) === '1' ? 'day' : 'days'}`) },
};

const monthNames = 'January February March April May June July August September October November December'.split(' ');

/** `2026-12-07` or `2026-12-07T08:00` as `7 December 2026`; a text that is no date comes back as it is. */
function writeDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = monthNames[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}

/**
 * A value as a reader sees it: `formatValue(8204350, 'usd-m')` is `$8.2M`.
 * Nothing known (`null`) is an em dash; a text stays a text whatever the format.
 */
export function formatValue(value: Value, format: Format): string {
  if (value === null) return '—';
  if (format === 'date') return writeDate(String(value));
  if (format === 'text' || typeof value === 'string') return String(value);
  return styles[format].write(value);
}

/** A value within a text, such as a label: as it is, a day written out. */
export const textOfValue = (value: Value): string =>
  formatValue(value, /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? 'date' : 'text');

/** A number rounded to the precision that its format shows, in its own unit: 8204350 as `usd-m` is 8200000. */
export function roundTo(value: number, format: Format): number {
  const step = format === 'date' || format === 'text' ? null : styles[format].step;
  // A step below 1 is multiplied by its inverse: 0.145 / 0.01 is 14.499999999999998, 0.145 * 100 is 14.5.
  if (step === null) return value;
  return step < 1 ? Math.round(value * Math.round(1 / step)) / Math.round(1 / step) : Math.round(value / step) * step;
}

/** How a computed value must compare with a stated one. */
export const TESTS = ['equals', 'at least', 'at most', 'above', 'below'] as const;

export type Test = (typeof TESTS)[number];

/** Whether a text names a test. */
export const isTest = (text: string): text is Test => TESTS.some((test) => test === text);

/**
 * Whether a computed value bears out a stated one. Two numbers are `equals` when they agree to the precision that the
 * format shows; the other tests compare the numbers as they are. Nothing computed (`null`) bears out nothing.
 */
export function holds(computed: Value, test: Test, stated: Value, format: Format): boolean {
  if (computed === null || stated === null) return false;
  if (typeof computed === 'string' || typeof stated === 'string') return test === 'equals' && computed === stated;
  if (test === 'equals') return Math.abs(roundTo(computed, format) - roundTo(stated, format)) < 1e-9;
  if (test === 'at least') return computed >= stated;
  if (test === 'at most') return computed <= stated;
  return test === 'above' ? computed > stated : computed < stated;
}
