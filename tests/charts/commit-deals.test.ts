import { expect, test } from 'vitest';
import { commitDeals } from '../../src/charts/commit-deals.ts';
import type { Row } from '../../src/query/result.ts';
import { BANDS, type Band } from '../support/bands.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const deal = (account: string, amount: number, health: number, band: Band, weight: number): Row => ({
  account,
  amount,
  health,
  ...BANDS[band],
  weight,
  adjusted_amount: amount * weight,
  at_risk: health < 60 ? 1 : 0,
  story_role: account === 'Acme' ? 'crash' : null,
});
const ROWS = [
  deal('Acme', 1_200_000, 48, 'At Risk', 0.25),
  deal('Beta', 850_000, 91, 'Healthy', 0.95),
  deal('Gamma', 400_000, 71, 'Monitor', 0.75),
  deal('Delta', 99_000, 20, 'Critical', 0.1),
];

describeChart('commit-deals', commitDeals, ROWS);

test('each deal says its band by glyph and word, its weight, and what is counted', () => {
  expect(textsOf(drawChart(commitDeals, ROWS))).toEqual(
    expect.arrayContaining(['▲ At Risk 48', '× 25%', '$300K', '✓ Healthy 91', '◆ Monitor 71', '■ Critical 20']),
  );
});

test('the deals in poor health come first, and are bracketed with their sum and share', () => {
  const texts = textsOf(drawChart(commitDeals, ROWS));
  expect(texts).toContain('2 deals in poor health: $1.3M, 51% of Commit');
  const accounts = ROWS.map((row) => row.account);
  expect(texts.filter((text) => accounts.includes(text)).toSorted()).toEqual(['Acme', 'Beta', 'Delta', 'Gamma']);
});

test('the sums stand below', () => {
  expect(textsOf(drawChart(commitDeals, ROWS, 336))).toContain('Commit $2.5M, counted $1.4M');
});
