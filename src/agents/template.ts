import { formatValue, isFormat, type Format } from '../model/formats.ts';
import { chooseWord, type Words } from '../query/choose-word.ts';
import type { Row } from '../query/result.ts';

/** A piece of a template: a text as it is, a figure with its format, or a word that a number decides. */
export type Part =
  string | { readonly column: string; readonly format: Format } | { readonly column: string; readonly words: Words };

/**
 * The pieces of a template such as `{amount:usd-m} in {deals:count} {deals:deal|deals}`: a slot is a column, or a
 * column with a format, or a column with the words that its number chooses from (`one|many` or `below|equal|above`).
 * Throws a `SyntaxError` on a brace that belongs to no slot and on an unknown format.
 */
export function parseTemplate(template: string): Part[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((text) => text !== '')
    .map((text) => {
      if (!/[{}]/.test(text)) return text;
      const [, column, rest = 'text'] = /^\{((?:deal\.)?[a-z][a-z_0-9]*)(?::([^{}]+))?\}$/.exec(text) ?? [];
      if (column === undefined) throw new SyntaxError(`not a slot: ${text} in "${template}"`);
      if (rest.includes('|')) return { column, words: toWords(rest, template) };
      if (!isFormat(rest)) throw new SyntaxError(`unknown format: ${rest} in "${template}"`);
      return { column, format: rest };
    });
}

/**
 * The sentence that a template makes of a row, as plain text: nothing is escaped, and a brace in a value is a brace.
 * Throws a `RangeError` on a column that the row has not, such as `unknown column: amout in "{amout:usd}"`.
 */
export function fillTemplate(template: string, row: Row): string {
  return parseTemplate(template)
    .map((part) => {
      if (typeof part === 'string') return part;
      const value = row[part.column];
      if (value === undefined) throw new RangeError(`unknown column: ${part.column} in "${template}"`);
      return 'words' in part ? chooseWord(String(value), part.words) : formatValue(value, part.format);
    })
    .join('');
}

/** Texts joined by spaces, but for one that begins with a mark which belongs to the word before it. */
export function joinTexts(texts: readonly string[]): string {
  return texts.reduce((all, text) => all + (all === '' || /^[,.;:)]/.test(text) ? '' : ' ') + text, '');
}

function toWords(text: string, template: string): Words {
  const [first = '', second = '', third, ...more] = text.split('|');
  if (more.length > 0) throw new SyntaxError(`too many words: ${text} in "${template}"`);
  return third === undefined ? { one: first, many: second } : { below: first, equal: second, above: third };
}
