import { expect, test } from 'vitest';
import { pastFalls } from '../../src/charts/past-falls.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const fall = (account: string, recovered: 0 | 1, amount: number, nearest_place: number | null = null): Row => ({
  account,
  amount,
  recovered,
  nearest_place,
  crash_account: 'Acme',
  crash_amount: 1_200_000,
});
const ROWS = [
  fall('Beta', 1, 900_000, 1),
  fall('Gamma', 1, 60_000, 2),
  fall('Delta', 1, 30_000, 4),
  fall('Eps', 0, 76_000),
  fall('Zeta', 0, 90_000),
];

describeChart('past-falls', pastFalls, ROWS);

test('the base rate stands over each strip, as glyph, word and counts', () => {
  expect(textsOf(drawChart(pastFalls, ROWS))).toEqual(
    expect.arrayContaining(['✓ Won: 3 of 5 (60%)', '✗ Lost: 2 of 5 (40%)']),
  );
});

test('the crashed deal’s amount runs through both strips, and is named once', () => {
  const svg = drawChart(pastFalls, ROWS);
  expect(svg.querySelectorAll('[stroke="var(--crash)"] line')).toHaveLength(2);
  expect(textsOf(svg).filter((text) => text === 'Acme $1.2M')).toHaveLength(1);
});

test('only the nearest that came back are named', () => {
  const texts = textsOf(drawChart(pastFalls, ROWS));
  expect(texts).toEqual(expect.arrayContaining(['Beta $900K', 'Gamma $60K']));
  expect(texts.filter((text) => /Delta|Eps|Zeta/.test(text))).toEqual([]);
});

test('a strip without deals says none', () => {
  const svg = drawChart(pastFalls, [fall('Eps', 0, 76_000)]);
  expect(textsOf(svg)).toContain('✓ Won: 0 of 1 (0%)');
  expect(svg.outerHTML).not.toContain('NaN');
});
