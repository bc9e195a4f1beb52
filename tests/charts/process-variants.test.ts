import { expect, test } from 'vitest';
import { processVariants } from '../../src/charts/process-variants.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const variant = (path: string, cases: number, more: Row = {}): Row => ({
  path,
  cases,
  share: cases / 100,
  won: 0,
  mean_days: 44.6,
  is_happy_path: 0,
  conforms: 0,
  ...more,
});
const ROWS = [
  variant('Qualified → Closed Lost', 40, { conforms: 1 }),
  variant('Qualified → Proposal → Legal Review → Closed Won', 30, { won: 30, is_happy_path: 1, conforms: 1 }),
  variant('Qualified → Proposal → Qualified → Proposal → Legal Review → Closed Won', 20, { won: 20 }),
  variant('Qualified → Proposal → Security Review → Legal Review → Closed Lost', 1, { mean_days: 1 }),
];

describeChart('process-variants', processVariants, ROWS);

test('a path says its deals, its share and its mean cycle, and whether it conforms', () => {
  const texts = textsOf(drawChart(processVariants, ROWS));
  expect(texts).toContain('30 deals, 30% · 45 days');
  expect(texts).toContain('1 deal, 1% · 1 day');
  expect(texts.filter((text) => text === 'happy path')).toHaveLength(1);
  expect(texts.filter((text) => text === 'on the path')).toHaveLength(1);
});

test('steps that are visited again stand out, those off the happy path are dashed', () => {
  const svg = drawChart(processVariants, ROWS);
  expect(svg.querySelectorAll('rect[stroke-width="2"]')).toHaveLength(2);
  expect(svg.querySelectorAll('rect[stroke-dasharray]')).toHaveLength(1);
});

test('only the most frequent paths are drawn', () => {
  const many = Array.from({ length: 30 }, (_, i) => variant('Qualified → Closed Lost', 30 - i));
  expect(textsOf(drawChart(processVariants, many)).filter((text) => text === 'Lost')).toHaveLength(10);
});

test('a long path goes on in the next line on a phone, and stays in the drawing', () => {
  const path = `${'Discovery → Proposal → '.repeat(8)}Closed Lost`;
  const svg = drawChart(processVariants, [variant(path, 5)], 336);
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  for (const box of svg.querySelectorAll('rect')) {
    const end = (from: string, size: string): number => Number(box.getAttribute(from)) + Number(box.getAttribute(size));
    expect(end('x', 'width')).toBeLessThanOrEqual(width);
    expect(end('y', 'height')).toBeLessThanOrEqual(height);
  }
});
