import { expect, test } from 'vitest';
import { finerFormat } from '../../src/model/finer-format.ts';
import { formatValue, type Format } from '../../src/model/formats.ts';

test.for([
  [8204350, 'usd-m', '$8,204,350'],
  [499400, 'usd-k', '$499,400'],
  [0.24022, 'percent', '24.02%'],
  [-0.03978, 'points', '−3.98 pp'],
  [11.896, 'days', '11.90'],
  [2.1173, 'decimal1', '2.12'],
  [2.28, 'ratio', '2.28'],
] as const)('%d as %s is rounded from %s', ([value, format, written]) => {
  expect(formatValue(value, finerFormat(value, format) ?? 'text')).toBe(written);
});

test.for<[number | string | null, Format]>([
  [1200000, 'usd-m'],
  [8204350, 'usd'],
  [0.24, 'percent'],
  [0.24000001, 'percent'],
  [48, 'count'],
  [null, 'usd-m'],
  ['2026-12-07', 'date'],
  ['Commit', 'text'],
])('of %s as %s nothing is rounded away', ([value, format]) => {
  expect(finerFormat(value, format)).toBeNull();
});

test.for([
  [78_000, 'usd-k-change', '+$78K'],
  [-78_000, 'usd-k-change', '−$78K'],
  [1_500_000, 'usd-m-change', '+$1.5M'],
  [49_000, 'usd-m-change', '$0.0M'],
  [0, 'count-change', '0'],
  [6, 'count-change', '+6'],
  [0.04, 'points-change', '+4 pp'],
  [-111_000, 'usd-change', '−$111,000'],
] as const)('a change of %d as %s has its sign: %s', ([value, format, written]) => {
  expect(formatValue(value, format)).toBe(written);
});
