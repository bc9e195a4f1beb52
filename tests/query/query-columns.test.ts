import { expect, test } from 'vitest';
import { labelParts } from '../../src/query/query-columns.ts';

test('a label is taken apart at the values that stand in it', () => {
  expect(labelParts('Attainment of {rep}, the lowest in {region}')).toEqual([
    'Attainment of ',
    { column: 'rep' },
    ', the lowest in ',
    { column: 'region' },
  ]);
  expect(labelParts('{measure}')).toEqual([{ column: 'measure' }]);
  expect(labelParts('Gap')).toEqual(['Gap']);
});
