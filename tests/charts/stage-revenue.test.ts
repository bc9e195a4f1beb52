import { expect, test } from 'vitest';
import { stageRevenue } from '../../src/charts/stage-revenue.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const stage = (name: string, deals: number, amount: number, late: number, lateAmount: number): Row => ({
  stage: name,
  deals,
  amount,
  deals_over_benchmark: late,
  amount_over_benchmark: lateAmount,
});
const ROWS = [
  stage('Proposal', 49, 8_170_000, 27, 5_340_000),
  stage('Security Review', 1, 129_000, 0, 0),
  stage('Legal Review', 9, 3_430_000, 6, 2_810_000),
];

describeChart('stage-revenue', stageRevenue, ROWS);

test('each stage says what is over its benchmark and of how much', () => {
  const texts = textsOf(drawChart(stageRevenue, ROWS));
  expect(texts).toContain('$5.3M of $8.2M, 27 of 49 deals');
  expect(texts).toContain('$0 of $129K, 0 of 1 deal');
});

test('the stage with the largest amount over its benchmark stands out alone', () => {
  const svg = drawChart(stageRevenue, ROWS);
  expect(svg.querySelectorAll('rect[fill="var(--accent)"]')).toHaveLength(1);
});

test('nothing stands out where nothing is late', () => {
  const svg = drawChart(stageRevenue, [stage('Proposal', 2, 50_000, 0, 0)]);
  expect(svg.querySelectorAll('rect[fill="var(--accent)"]')).toHaveLength(0);
});
