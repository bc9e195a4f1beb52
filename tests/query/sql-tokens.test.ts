import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sqlTokens } from '../../src/query/sql-tokens.ts';

const kinds = (sql: string): string[] =>
  [...sqlTokens(sql)].filter(({ kind }) => kind !== 'space').map(({ kind, text }) => `${kind} ${text}`);

test('each piece of a query has its kind', () => {
  expect(kinds(`select count(*), 'it''s' as "x" -- note\nfrom deal where amount >= 1.5e3`)).toEqual([
    'keyword select',
    'function count',
    'mark (',
    'mark *',
    'mark )',
    'mark ,',
    "string 'it''s'",
    'keyword as',
    'name "x"',
    'comment -- note',
    'keyword from',
    'word deal',
    'keyword where',
    'word amount',
    'mark >',
    'mark =',
    'number 1.5e3',
  ]);
});

test('a text that stops halfway has tokens too', () => {
  expect(kinds("select 'open /* x")).toEqual(['keyword select', "string 'open /* x"]);
  expect(kinds('/* open')).toEqual(['comment /* open']);
});

test('the tokens of any text make up the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const tokens = [...sqlTokens(text)];
      expect(tokens.map((token) => token.text).join('')).toBe(text);
      expect(tokens.every((token) => text.startsWith(token.text, token.start))).toBe(true);
    }),
  );
});
