/** Numbers up to ten as prose writes them. */
const WORDS: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ');

/** A whole number as prose writes it: `four`, but `14`. */
export const inWords = (count: number): string => WORDS[count] ?? String(count);

/** The first letter large, as at the head of a label. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Days as prose writes them: `two weeks` for 14, `10 days` for 10. */
export function inDays(days: number): string {
  if (days % 7 === 0 && days > 7) return `${inWords(days / 7)} weeks`;
  return `${inWords(days)} ${days === 1 ? 'day' : 'days'}`;
}

/** From a count to another, both included: `one`, `one or two`, `two to four`. */
export function fromTo(least: number, most: number): string {
  if (most <= least) return inWords(least);
  return `${inWords(least)} ${most - least === 1 ? 'or' : 'to'} ${inWords(most)}`;
}
