import { expect, test } from 'vitest';
import { attainmentQuarters } from '../../src/charts/attainment-quarters.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const finished = (quarter: string, attainment: number): Row => ({
  quarter,
  is_running: 0,
  attainment,
  share_of_quota: attainment,
  story_role: 'newest',
});
const running = { quarter: '2026-Q4', is_running: 1, attainment: 1.42, share_of_quota: 0.96, story_role: 'newest' };
const ROWS = [finished('2026-Q2', 1.24), finished('2026-Q3', 0.98), running];

describeChart('attainment-quarters', attainmentQuarters, ROWS);

test('the running quarter shows both measures, and says which is which', () => {
  expect(textsOf(drawChart(attainmentQuarters, ROWS)).join(' ')).toMatch(/142%.*96% of all/);
  expect(drawChart(attainmentQuarters, ROWS).getAttribute('aria-label')).toContain(
    'Q4 2026: 142% of quota to date, 96% of the whole quarter’s quota',
  );
});

test('only the running quarter has the AE’s colour', () => {
  const bars = [...drawChart(attainmentQuarters, ROWS).querySelectorAll('rect')].map((bar) => bar.getAttribute('fill'));
  expect(bars).toEqual(['var(--grey)', 'var(--grey)', 'var(--newest)']);
});

test('two quarters do not fill the page', () => {
  const widths = [...drawChart(attainmentQuarters, ROWS.slice(1)).querySelectorAll('rect')].map((bar) =>
    Number(bar.getAttribute('width')),
  );
  expect(Math.max(...widths)).toBeLessThan(110);
});
