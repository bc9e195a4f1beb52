import { expect, test } from 'vitest';
import { forecastWeeks } from '../../src/charts/forecast-weeks.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const week = (quarter: Row, observed_on: string, closed: number, commit: number, adjusted: number): Row[] =>
  [
    { category: 'Closed', amount: closed, health_adjusted: closed },
    { category: 'Commit', amount: commit, health_adjusted: adjusted },
    { category: 'Best Case', amount: 4e6, health_adjusted: 2e6 },
    { category: 'Pipeline', amount: 20e6, health_adjusted: 9e6 },
  ].map((part) => ({ observed_on, ...part, ...quarter }));
const LAST = { quarter: 'Last quarter', target: 8.8e6, outcome: 8.3e6 };
const NOW = { quarter: 'This quarter', target: 13e6, outcome: null };
const ROWS = [
  ...week(LAST, '2026-08-24', 4.1e6, 1.7e6, 0.7e6),
  ...week(LAST, '2026-08-31', 4.2e6, 3.9e6, 2.4e6),
  ...week(LAST, '2026-09-07', 4.4e6, 7.1e6, 3.6e6),
  ...week(NOW, '2026-11-23', 6.5e6, 5.9e6, 4e6),
  ...week(NOW, '2026-11-30', 6.9e6, 7.2e6, 5e6),
  ...week(NOW, '2026-12-07', 8.2e6, 5.2e6, 3.3e6),
];

describeChart('forecast-weeks', forecastWeeks, ROWS);

test('beside each quarter’s last call stand what the rule counts that day, its target and what came of it', () => {
  const texts = textsOf(drawChart(forecastWeeks, ROWS));
  for (const said of ['$11.5M', '$8.0M', '$8.3M', '−$3.2M', 'Target $8.8M', '24 Aug', '7 Sep']) {
    expect(texts, said).toContain(said);
  }
  for (const said of ['$13.4M', '$11.5M', '?', 'Target $13.0M', '7 Dec']) expect(texts, said).toContain(said);
  expect(texts).not.toContain('Pipeline');
  expect(texts).not.toContain('Best Case');
});

test('both quarters stand on one scale: a call that is higher is drawn higher', () => {
  const heights = [...drawChart(forecastWeeks, ROWS).querySelectorAll('rect')].map((bar) =>
    Number(bar.getAttribute('height')),
  );
  // Each of a column's parts, in the order of the rows: closed of the first week, and of the last quarter's last.
  const [first = 0, , , , last = 0] = heights;
  expect(last / first).toBeCloseTo(4.4 / 4.1, 1);
});

test('what came in above the call is no miss', () => {
  const better = ROWS.map((row) => (row.outcome === null ? row : { ...row, outcome: 12e6 }));
  expect(textsOf(drawChart(forecastWeeks, better)).filter((said) => said.startsWith('−'))).toEqual([]);
});

test('without a last quarter the running one stands alone', () => {
  const texts = textsOf(drawChart(forecastWeeks, ROWS.slice(12)));
  expect(texts).toContain('This quarter');
  expect(texts).not.toContain('Last quarter');
});
