import { expect, test } from 'vitest';
import { isMet } from '../../src/query/condition.ts';

const result = {
  columns: ['metric', 'now', 'plan'],
  rows: [
    ['revenue', 8.2, 8.8],
    ['forecast', null, 1],
  ],
};
const condition = { query: 'metrics', column: 'now' } as const;

test.for([
  [{ test: 'below', than: 9 }, true],
  [{ test: 'above', than: 9 }, false],
  [{ test: 'below', than: { column: 'plan' } }, true],
  [{ column: 'metric', test: 'equals', than: 'revenue' }, true],
  [{ row: { metric: 'forecast' }, test: 'below', than: { column: 'plan' } }, false],
  [{ row: { metric: 'expansion' }, test: 'below', than: 9 }, false],
  [{ row: 5, test: 'below', than: 9 }, false],
] as const)('%j is %s', ([said, met]) => {
  expect(isMet(result, { ...condition, ...said })).toBe(met);
});

test('a column that is not there is a mistake, not a no', () => {
  expect(() => isMet(result, { ...condition, column: 'gap', test: 'above', than: 0 })).toThrow('unknown column: gap');
});
