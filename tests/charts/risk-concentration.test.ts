import { expect, test } from 'vitest';
import { riskConcentration } from '../../src/charts/risk-concentration.ts';
import type { Row } from '../../src/query/result.ts';
import { BANDS, type Band } from '../support/bands.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const part = (name: string, deals: number, amount: number, band: Band | null = 'At Risk'): Row => ({
  part: name,
  deals,
  amount,
  share: amount / 5_000_000,
  ...(band === null ? { health_band: null, band_position: null, band_glyph: null } : BANDS[band]),
  at_risk: band === null ? 0 : 1,
});
const OTHERS = part('All others', 9, 3_300_000, null);
const ROWS = [part('Acme', 1, 1_200_000), part('Beta', 1, 500_000, 'Critical'), OTHERS];

describeChart('risk-concentration', riskConcentration, ROWS);

test('the unhealthy deals are summed up and each is named with its band', () => {
  expect(textsOf(drawChart(riskConcentration, ROWS))).toEqual([
    '2 deals: $1.7M, 34% of Commit',
    '9 other deals: $3.3M',
    '▲ At Risk: Acme, $1.2M, 24%',
    '■ Critical: Beta, $500K, 10%',
  ]);
});

test('without unhealthy deals only the others are named', () => {
  expect(textsOf(drawChart(riskConcentration, [OTHERS]))).toEqual(['9 other deals: $3.3M']);
});
