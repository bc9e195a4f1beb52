/** Smallest and largest allowed value, both included. */
export type Range = readonly [least: number, most: number];

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The value, or the end of the range that it lies beyond; where the ends have crossed, the upper one. */
export const clamp = (value: number, [least, most]: Range): number => Math.min(Math.max(value, least), most);

/** The nearest multiple of a unit. */
export const roundTo = (value: number, unit: number): number => Math.round(value / unit) * unit;

/** The standard normal quantile, for 0 < p < 1, by the logistic distribution: near enough to spread draws. */
export const normalQuantile = (p: number): number => Math.log(p / (1 - p)) / 1.702;
