import { expect, test } from 'vitest';
import { toRows } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { report } from '../../src/render/this-report.ts';
import { wilsonInterval } from '../../src/model/wilson-interval.ts';

test.for([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [1, 29, 0.0061, 0.1718],
] as const)('agrees with Newcombe’s table (1998) for %i of %i', ([won, deals, low, high]) => {
  expect(wilsonInterval(won, deals)[0]).toBeCloseTo(low, 4);
  expect(wilsonInterval(won, deals)[1]).toBeCloseTo(high, 4);
});

test('stays within 0 and 1 where all or none succeed', () => {
  expect(wilsonInterval(4, 4)[1]).toBe(1);
  expect(wilsonInterval(4, 4)[0]).toBeCloseTo(0.5101, 3);
  expect(wilsonInterval(0, 4)[0]).toBe(0);
});

test('knows nothing of no trials', () => {
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});

test('the same stands in SQL, for last quarter’s Commit by band', () => {
  const bands = toRows(runQuery(report.database, 'select deals, won, low, high from last_commit_band'));
  expect(bands.length).toBeGreaterThan(0);
  for (const { deals, won, low, high } of bands) {
    const interval = wilsonInterval(Number(won), Number(deals));
    expect(low).toBeCloseTo(interval[0], 9);
    expect(high).toBeCloseTo(interval[1], 9);
  }
});
