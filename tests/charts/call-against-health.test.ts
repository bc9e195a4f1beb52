import { expect, test } from 'vitest';
import { callAgainstHealth } from '../../src/charts/call-against-health.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const voice = (voice: string, part: string, committed: number, target = 13e6): Row => ({
  voice,
  part,
  closed: 8.2e6,
  committed,
  amount: 8.2e6 + committed,
  target,
});
const ROWS = [voice('We call', 'Commit', 5.2e6), voice('Health says', 'weighted', 3.3e6)];

describeChart('call-against-health', callAgainstHealth, ROWS);

test('what each voice is over or under the target stands at its bar', () => {
  expect(textsOf(drawChart(callAgainstHealth, ROWS))).toEqual(
    expect.arrayContaining(['We call', '$13.4M', '+$0.4M', 'Health says', '$11.5M', '−$1.5M', 'Target $13.0M']),
  );
});

test('only what falls short is outlined', () => {
  const outlines = (rows: readonly Row[]): number =>
    drawChart(callAgainstHealth, rows).querySelectorAll('[stroke="var(--warm)"] rect').length;
  expect(outlines(ROWS)).toBe(1);
  expect(outlines([voice('We call', 'Commit', 5.2e6, 10e6)])).toBe(0);
});
