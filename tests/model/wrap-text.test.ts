import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapEvenly, wrapText } from '../../src/model/wrap-text.ts';

/** Every letter is one wide. */
const measure = (text: string): number => [...text].length;

test('a text is broken between words, where the next would not fit', () => {
  expect(wrapText('the process as it ran', 11, measure)).toEqual(['the process', 'as it ran']);
  expect(wrapText('the process as it ran', 10, measure)).toEqual(['the', 'process as', 'it ran']);
});

test('a word that is wider than the line is broken where it has to be', () => {
  expect(wrapText('see https://a.example/ there', 8, measure)).toEqual(['see', 'https://', 'a.exampl', 'e/ there']);
});

test('a line narrower than a letter still takes one', () => {
  expect(wrapText('abc', 0, measure)).toEqual(['a', 'b', 'c']);
});

test.for(['', '  \n '])('the empty text "%s" has no lines', (text) => {
  expect(wrapText(text, 10, measure)).toEqual([]);
  expect(wrapEvenly(text, 10, measure)).toEqual([]);
});

test('lines of about one length leave no word alone in the last', () => {
  expect(wrapText('forty in a hundred cases fall back', 30, measure)).toEqual([
    'forty in a hundred cases fall',
    'back',
  ]);
  expect(wrapEvenly('forty in a hundred cases fall back', 30, measure)).toEqual([
    'forty in a hundred',
    'cases fall back',
  ]);
});

test('whatever the text, no word is lost, no line is too wide, and evenness costs no line and breaks no word', () => {
  const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', 'é', '✓') });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 1, max: 40 }), (words, width) => {
      const text = words.join(' ');
      const plain = wrapText(text, width, measure);
      const even = wrapEvenly(text, width, measure);
      expect(even.length).toBe(plain.length);
      for (const lines of [plain, even]) {
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        expect(lines.filter((line) => measure(line) > width)).toEqual([]);
      }
      if (words.every((one) => measure(one) <= width)) expect(even.join(' ')).toBe(text);
    }),
  );
});
