import { expect, test } from 'vitest';
import { actionBars } from '../../src/charts/action-bars.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const ROWS: Row[] = [
  {
    rank: 1,
    owner: 'Ann Lee',
    due_on: '2026-12-09',
    impact: 1_200_000,
    insight: 'Deal health crash: no contact for more than a week after months of daily contact',
  },
  { rank: 2, owner: 'Bob Ray', due_on: null, impact: null, insight: 'Rep alert' },
];

describeChart('action-bars', actionBars, ROWS);

test('each action has the insight behind it, owner and date', () => {
  expect(textsOf(drawChart(actionBars, ROWS))).toEqual(
    expect.arrayContaining(['Ann Lee, by 9 December 2026', 'Bob Ray', 'Rep alert', '$1.2M']),
  );
});

test('an impact that is not in dollars is said, not drawn as nothing', () => {
  expect(textsOf(drawChart(actionBars, ROWS))).toContain('not counted in dollars');
});

test('a long insight is broken between words on a phone', () => {
  const texts = textsOf(drawChart(actionBars, ROWS, 336));
  expect(texts.filter((text) => text.length > 46)).toEqual([]);
  expect(texts.join(' ')).toContain('daily contact');
});

test('without actions it is an empty image, not an error', () => {
  expect(drawChart(actionBars, []).getAttribute('role')).toBe('img');
});
