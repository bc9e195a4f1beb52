import { expect, test } from 'vitest';
import { groupBy } from '../../src/model/group-by.ts';

test('items are grouped by their key, keys and items in the order of their first appearance', () => {
  const groups = groupBy(['pear', 'fig', 'plum', 'date', 'kiwi', 'yam'], (word) => word.length);
  expect([...groups]).toEqual([
    [4, ['pear', 'plum', 'date', 'kiwi']],
    [3, ['fig', 'yam']],
  ]);
});

test('nothing has no groups, and null is a key as any other', () => {
  expect([...groupBy([], (item) => item)]).toEqual([]);
  expect([...groupBy([null, 1, null], (item) => item)]).toEqual([
    [null, [null, null]],
    [1, [1]],
  ]);
});
