import { expect, test } from 'vitest';
import { afterTheFall } from '../../src/charts/after-the-fall.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const measure = (name: string, won_with: number, lost_with: number, lost_deals = 30): Row => ({
  measure: name,
  won_with,
  won_deals: 15,
  lost_with,
  lost_deals,
});
const ROWS = [measure('Executive sponsor in contact', 13, 3), measure('Meeting held', 10, 16)];

describeChart('after-the-fall', afterTheFall, ROWS);

test('each bar says its percentage and its counts', () => {
  expect(textsOf(drawChart(afterTheFall, ROWS))).toEqual(
    expect.arrayContaining(['✓ Won', '87%  13 of 15', '✗ Lost', '10%  3 of 30']),
  );
});

test('where no deal was lost it says so', () => {
  expect(textsOf(drawChart(afterTheFall, [measure('Meeting held', 10, 0, 0)]))).toContain('no deals');
});
