import { expect, test } from 'vitest';
import { chooseWord } from '../../src/query/choose-word.ts';

test.for([
  ['1', 'deal'],
  ['0', 'deals'],
  ['3', 'deals'],
] as const)('%s has the plural %s', ([value, word]) => {
  expect(chooseWord(value, { one: 'deal', many: 'deals' })).toBe(word);
});

test.for([
  ['-0.4', 'miss'],
  ['0', 'meet'],
  ['0.4', 'beat'],
] as const)('%s has the direction %s', ([value, word]) => {
  expect(chooseWord(value, { below: 'miss', equal: 'meet', above: 'beat' })).toBe(word);
});
