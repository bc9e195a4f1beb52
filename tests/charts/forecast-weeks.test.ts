import { expect, test } from 'vitest';
import { forecastWeeks } from '../../src/charts/forecast-weeks.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const week = (observed_on: string, ...amounts: number[]): Row[] =>
  ['Closed', 'Commit', 'Best Case', 'Pipeline'].map((category, i) => ({
    observed_on,
    category,
    amount: amounts[i] ?? 0,
    target: 13e6,
  }));
const ROWS = [
  ...week('2026-11-23', 6.5e6, 5.9e6, 6.1e6, 20e6),
  ...week('2026-11-30', 6.9e6, 7.2e6, 4.5e6, 18e6),
  ...week('2026-12-07', 8.2e6, 5.2e6, 4.2e6, 16e6),
];

describeChart('forecast-weeks', forecastWeeks, ROWS);

test('each week’s call is closed and Commit, and Pipeline is left out', () => {
  const texts = textsOf(drawChart(forecastWeeks, ROWS));
  expect(texts).toEqual(expect.arrayContaining(['$12.4M', '$14.1M', '$13.4M', 'Target $13.0M', '7 Dec']));
  expect(texts).not.toContain('Pipeline');
});
