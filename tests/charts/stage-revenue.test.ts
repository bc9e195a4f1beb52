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

test('what is over a benchmark is warm, and the stage with the most of it alone is bold', () => {
  const svg = drawChart(stageRevenue, ROWS);
  expect(svg.querySelectorAll('[fill="var(--warm)"] rect')).toHaveLength(3);
  const bold = [...svg.querySelectorAll('[font-weight="700"] text')].map((text) => text.textContent);
  expect(bold).toEqual(['Proposal', '$5.3M of $8.2M, 27 of 49 deals']);
});

test('nothing is bold where nothing is late', () => {
  const svg = drawChart(stageRevenue, [stage('Proposal', 2, 50_000, 0, 0)]);
  expect(svg.querySelectorAll('[font-weight="700"] text')).toHaveLength(0);
});
