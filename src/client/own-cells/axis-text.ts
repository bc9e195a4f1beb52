const LONGEST = 24;
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

/** A value beside an axis or a colour: a large number in millions, a day without its time, a long text cut. */
export function axisText(value: number | Date | string): string {
  if (typeof value === 'number') return compact.format(value).replace('-', '−');
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
}
