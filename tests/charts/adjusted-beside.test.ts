import { expect, test } from 'vitest';
import { adjustedBeside } from '../../src/charts/adjusted-beside.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const ROW: Row = { closed: 8.2e6, commit_amount: 5.2e6, commit_adjusted: 3.3e6, target: 13e6 };

describeChart('adjusted-beside', adjustedBeside, [ROW]);

test('each sum is held against the target in words', () => {
  expect(textsOf(drawChart(adjustedBeside, [ROW]))).toEqual(
    expect.arrayContaining([
      'The call $13.4M: $0.4M over target',
      'Health-adjusted $11.5M: $1.5M short of target',
      'Target $13.0M',
    ]),
  );
});

test('only what falls short is outlined', () => {
  const outlines = (row: Row): number =>
    drawChart(adjustedBeside, [row]).querySelectorAll('[stroke="var(--bad)"] rect').length;
  expect(outlines(ROW)).toBe(1);
  expect(outlines({ ...ROW, target: 10e6 })).toBe(0);
});
