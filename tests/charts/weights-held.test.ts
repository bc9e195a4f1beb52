import { expect, test } from 'vitest';
import { weightsHeld } from '../../src/charts/weights-held.ts';
import type { Row } from '../../src/query/result.ts';
import { BANDS, type Band } from '../support/bands.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const band = (name: Band, weight: number, won: number, deals: number, share: number | null): Row => ({
  ...BANDS[name],
  weight,
  deals,
  won,
  low: deals === 0 ? null : Math.max(0, won / deals - 0.3),
  high: deals === 0 ? null : Math.min(1, won / deals + 0.3),
  amount: deals * 200_000,
  won_share: share,
});
const ROWS = [
  band('Healthy', 0.95, 5, 6, 0.93),
  band('Monitor', 0.75, 10, 12, 0.77),
  band('At Risk', 0.25, 1, 7, 0.29),
  band('Critical', 0.1, 0, 0, null),
];

describeChart('weights-held', weightsHeld, ROWS);

test('each band says what was won of it in dollars and in deals', () => {
  expect(textsOf(drawChart(weightsHeld, ROWS))).toEqual(
    expect.arrayContaining([
      '93% of $1.2M; 5 of 6 deals',
      'weight 95%',
      '75%',
      '29% of $1.4M; 1 of 7 deals',
      'no deals',
    ]),
  );
});

test('a band without deals has no interval', () => {
  const lines = (rows: readonly Row[]) =>
    drawChart(weightsHeld, rows).querySelectorAll('[stroke-width="1.5"] path').length;
  expect(lines(ROWS)).toBe(3 * 3);
});
