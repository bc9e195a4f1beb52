/** The words that a number chooses from: by count, or by sign. */
export type Words =
  | { readonly one: string; readonly many: string }
  | { readonly below: string; readonly equal: string; readonly above: string };

/** The word for a number, given as its text: `chooseWord('1', { one: 'deal', many: 'deals' })` is `deal`. */
export function chooseWord(value: string, words: Words): string {
  const number = Number(value);
  if ('one' in words) return number === 1 ? words.one : words.many;
  if (number === 0) return words.equal;
  return number < 0 ? words.below : words.above;
}
