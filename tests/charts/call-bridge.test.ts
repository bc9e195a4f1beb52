import { expect, test } from 'vitest';
import { callBridge } from '../../src/charts/call-bridge.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const end = (kind: 'before' | 'after', observed_on: string, at: number): Row => ({
  step: 'The call',
  kind,
  observed_on,
  deals: 0,
  amount: 0,
  running_from: at,
  running_to: at,
  call: 13.5e6 + at,
  largest: null,
});
const part = (step: string, deals: number, running_from: number, amount: number, largest: string | null): Row => ({
  step,
  kind: 'change',
  observed_on: null,
  deals,
  amount,
  running_from,
  running_to: running_from + amount,
  call: 13.5e6 + running_from + amount,
  largest,
});
const ROWS = [
  end('before', '2026-11-30', 0),
  part('Entered Commit', 1, 0, 222_000, 'Acme Corporation'),
  part('Moved to a lower category', 0, 222_000, 0, null),
  part('Lost', 2, 222_000, -300_000, 'Vertex Software'),
  end('after', '2026-12-07', -78_000),
];

describeChart('call-bridge', callBridge, ROWS);

test('each part has its sign, its deals and the name of its largest', () => {
  expect(textsOf(drawChart(callBridge, ROWS))).toEqual(
    expect.arrayContaining([
      'The call, 30 November 2026',
      '$13.5M',
      '+$222K, 1 deal: Acme Corporation',
      '$0',
      '−$300K, 2 deals: largest Vertex Software',
      'The call, 7 December 2026',
      '$13.4M',
    ]),
  );
});

test('only what the call lost is warm', () => {
  expect(drawChart(callBridge, ROWS).querySelectorAll('[fill="var(--warm)"]').length).toBe(1);
});

test('an amount that changed has no deals to count', () => {
  const [before, , , , after] = ROWS;
  const rows = [before, part('Amounts changed', 0, 0, -78_000, null), after].filter((row) => row !== undefined);
  expect(textsOf(drawChart(callBridge, rows))).toContain('−$78K');
});
