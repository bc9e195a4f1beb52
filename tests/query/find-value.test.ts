import { expect, test } from 'vitest';
import { findValue } from '../../src/query/find-value.ts';

const result = {
  columns: ['metric', 'now'],
  rows: [
    ['revenue', 8204350],
    ['win_rate', 0.24],
  ],
};

test('a cell is found by the index of its row or by what the row holds', () => {
  expect(findValue(result, 'now')).toEqual({ value: 8204350, row: 0 });
  expect(findValue(result, 'now', 1)).toEqual({ value: 0.24, row: 1 });
  expect(findValue(result, 'now', { metric: 'win_rate' })).toEqual({ value: 0.24, row: 1 });
});

test('of several rows with the asked values the first is taken', () => {
  const days = {
    columns: ['deal', 'day', 'health'],
    rows: [
      ['A', 1, 80],
      ['A', 2, 70],
      ['B', 2, 60],
    ],
  };
  expect(findValue(days, 'health', { deal: 'A' })).toEqual({ value: 80, row: 0 });
  expect(findValue(days, 'health', { deal: 'A', day: 2 })).toEqual({ value: 70, row: 1 });
  expect(findValue(days, 'health', { day: 2, deal: 'B' })).toEqual({ value: 60, row: 2 });
  expect(() => findValue(days, 'health', { day: '2' })).toThrow('no row: {"day":"2"}');
});

test('a new result is read anew, the same columns or not', () => {
  const at = (now: number) => ({ columns: ['metric', 'now'], rows: [['revenue', now]] });
  expect(findValue(at(1), 'now', { metric: 'revenue' }).value).toBe(1);
  expect(findValue(at(2), 'now', { metric: 'revenue' }).value).toBe(2);
});

test.for([
  ['gap', 0, 'unknown column: gap'],
  ['now', 2, 'no row: 2'],
  ['now', { metric: 'revenu' }, 'no row: {"metric":"revenu"}'],
  ['now', { measure: 'revenue' }, 'unknown column: measure'],
] as const)('%s in row %j is refused', ([column, row, message]) => {
  expect(() => findValue(result, column, row)).toThrow(new RangeError(message));
});
