import { expect, test } from 'vitest';
import { planBridge } from '../../src/charts/plan-bridge.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const row = (kind: 'before' | 'part' | 'after', step: string, from: number, amount: number): Row => ({
  rank: null,
  kind,
  step,
  owner: null,
  amount,
  running_from: from,
  running_to: from + amount,
  forecast: 11.5e6 + from + amount,
  target: 13e6,
  rose: null,
  tried: null,
});
const ROWS: readonly Row[] = [
  { ...row('part', 'Deal health crash: Acme Corporation', 0, 600_000), rank: 1, owner: 'Ann Lee', rose: 1, tried: 7 },
  {
    ...row('part', 'Process bottleneck: Legal Review', 600_000, 128_000),
    rank: 2,
    owner: 'Bob Ray',
    rose: 9,
    tried: 12,
  },
];
const ALL = [row('before', 'Health-adjusted today', 0, 0), ...ROWS, row('after', 'If all of it works', 728_000, 0)];

describeChart('plan-bridge', planBridge, [...ROWS, row('after', 'If all of it works', 728_000, 0)]);

test('each part has its sign and its precedent, and what stays short is said', () => {
  const texts = textsOf(drawChart(planBridge, ALL));
  expect(texts).toEqual(
    expect.arrayContaining(['+$600K', '1 of 7 like it came up a band last quarter', '$0.8M short', 'Target $13.0M']),
  );
});

test('a plan that is enough leaves nothing outlined', () => {
  const enough = [row('before', 'Health-adjusted today', 0, 0), row('after', 'If all of it works', 1_600_000, 0)];
  expect(textsOf(drawChart(planBridge, enough)).some((some) => some.includes('short'))).toBe(false);
});
