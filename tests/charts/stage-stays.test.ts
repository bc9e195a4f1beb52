import { expect, test } from 'vitest';
import { stageStays } from '../../src/charts/stage-stays.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const stage = (name: string, median: number, benchmark_days: number, more: Row = {}): Row => ({
  stage: name,
  on_happy_path: 1,
  completed_stays: 40,
  mean_days: median + 2.1,
  p10_days: median / 4,
  p90_days: 3 * median,
  benchmark_days,
  ...more,
});
const EMPTY = Object.fromEntries(['mean_days', 'p10_days', 'p90_days'].map((column) => [column, null]));
const ROWS = [
  stage('Discovery', 7, 8),
  stage('Procurement', 12, 4, { on_happy_path: 0 }),
  stage('Legal Review', 9, 5),
  stage('Onboarding', 0, 6, { completed_stays: 0, ...EMPTY }),
];

describeChart('stage-stays', stageStays, ROWS);

test('the furthest step over its benchmark on the happy path stands out, not the one beside the path', () => {
  const bold = [...drawChart(stageStays, ROWS).querySelectorAll('[font-weight="700"] text')];
  expect(bold.map((text) => text.textContent)).toEqual(['» Legal Review', '11.1 days, benchmark 5']);
});

test('each step with a mean over its benchmark is marked, and is warm from the benchmark on', () => {
  const texts = textsOf(drawChart(stageStays, ROWS));
  expect(texts.filter((text) => text.startsWith('»'))).toEqual(['» Discovery', '» Procurement', '» Legal Review']);
  expect(drawChart(stageStays, ROWS).querySelectorAll('[fill="var(--warm)"] rect')).toHaveLength(3);
});

test('a step without a completed stay has its name and no bar', () => {
  const texts = textsOf(drawChart(stageStays, ROWS));
  expect(texts).toContain('Onboarding');
  expect(texts).toContain('no completed stay');
});
