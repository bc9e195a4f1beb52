/** The item at a position of a list. Throws a RangeError where the list has none. */
export function at<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new RangeError(`no item at ${position} in a list of ${items.length}`);
  return item;
}

/** Orders ISO dates, timestamps and keys: negative when `a` comes before `b`. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A record that has a value for each of the keys. */
export const recordOf = <K extends string, V>(
  keys: readonly K[],
  valueOf: (key: K, position: number) => V,
): Record<K, V> => Object.fromEntries(keys.map((key, i) => [key, valueOf(key, i)])) as Record<K, V>;

/** Numbered keys: `keyOf('ACC', 7, 4)` is `ACC-0007`. */
export const keyOf = (prefix: string, number: number, digits: number): string =>
  `${prefix}-${String(number).padStart(digits, '0')}`;

/** The first and the last of some ISO dates. Each throws a RangeError where there is none. */
export const earliestOf = (dates: readonly string[]): string => at(dates.toSorted(compareText), 0);
export const latestOf = (dates: readonly string[]): string => at(dates.toSorted(compareText), dates.length - 1);
