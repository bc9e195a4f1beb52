import { expect, test } from 'vitest';
import { findCell } from '../../src/query/find-cell.ts';

const result = {
  columns: ['metric', 'now'],
  rows: [
    ['revenue', 8204350],
    ['win_rate', 0.24],
  ],
};

test('a cell is found by the index of its row or by what the row holds', () => {
  expect(findCell(result, 'now')).toEqual({ value: 8204350, row: 0 });
  expect(findCell(result, 'now', 1)).toEqual({ value: 0.24, row: 1 });
  expect(findCell(result, 'now', { metric: 'win_rate' })).toEqual({ value: 0.24, row: 1 });
});

test.for([
  ['gap', 0, 'unknown column: gap'],
  ['now', 2, 'no row: 2'],
  ['now', { metric: 'revenu' }, 'no row: {"metric":"revenu"}'],
  ['now', { measure: 'revenue' }, 'unknown column: measure'],
] as const)('%s in row %j is refused', ([column, row, message]) => {
  expect(() => findCell(result, column, row)).toThrow(new RangeError(message));
});
