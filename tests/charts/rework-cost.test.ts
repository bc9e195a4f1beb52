import { expect, test } from 'vitest';
import { reworkCost } from '../../src/charts/rework-cost.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const pair = (compared: string, fell_back_won: number, others_won: number, ratio: number | null): Row => ({
  compared,
  fell_back: 92,
  fell_back_won,
  others: 136,
  others_won,
  ratio,
  ratio_low: ratio === null ? null : ratio / 1.4,
  ratio_high: ratio === null ? null : ratio * 1.4,
});
const ROWS = [pair('All segments', 28, 61, 0.68), pair('Large', 10, 30, 0.49)];

describeChart('rework-cost', reworkCost, ROWS);

test('each pair says its rates with their counts, and what they come to with its interval', () => {
  expect(textsOf(drawChart(reworkCost, ROWS)).join('\n')).toContain('0.7x (0.5–1.0)');
  expect(textsOf(drawChart(reworkCost, ROWS))).toEqual(
    expect.arrayContaining(['Fell back', 'Did not', '30%  28 of 92', '45%  61 of 136']),
  );
});

test('a ratio to nothing has neither value nor interval', () => {
  expect(textsOf(drawChart(reworkCost, [pair('Small', 10, 0, null)])).join('\n')).toContain('—');
});
