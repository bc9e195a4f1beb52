import { expect, test } from 'vitest';
import { pastFalls } from '../../src/charts/past-falls.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const fall = (recovered: 0 | 1, before: number, low: number, close: number): Row => ({
  recovered,
  health_before: before,
  health_after: low,
  health_at_close: close,
  crash_account: 'Acme',
  crash_health_before: 78,
  crash_health: 48,
});
const ROWS = [fall(1, 80, 45, 85), fall(0, 76, 40, 36), fall(0, 70, 38, 30)];

describeChart('past-falls', pastFalls, ROWS);

test('the base rate stands over each panel, as glyph, word and counts', () => {
  expect(textsOf(drawChart(pastFalls, ROWS))).toEqual(
    expect.arrayContaining(['✓ Won: 1 of 3 (33%)', '✗ Lost: 2 of 3 (67%)']),
  );
});

test('the crashed deal’s own fall is in both panels', () => {
  expect(textsOf(drawChart(pastFalls, ROWS)).filter((text) => text === '78 to 48, now')).toHaveLength(2);
});

test('a panel without deals says none and draws no mean', () => {
  const svg = drawChart(pastFalls, [fall(0, 76, 40, 36)]);
  expect(textsOf(svg)).toContain('✓ Won: 0 of 1 (0%)');
  expect(svg.outerHTML).not.toContain('NaN');
});
