import { expect, test } from 'vitest';
import { processLayout } from '../../src/render/layouts/process/lay-out.ts';
import type { Chart } from '../../src/charts/frame/chart.ts';
import { processMap } from '../../src/charts/process-map.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf, WIDTHS } from '../support/describe-chart.ts';

const NODES = ['Qualified', 'Proposal', 'Legal Review', 'Closed Won', 'Security Review', 'Closed Lost'].map(
  (stage, i) => ({ stage, on_happy_path: i < 4 ? 1 : 0 }),
);
const REACHED = { Qualified: 100, Proposal: 70, 'Legal Review': 40, 'Closed Won': 30, 'Security Review': 12 };
const STAYS = { Qualified: 5, Proposal: 6.5, 'Legal Review': 9, 'Security Review': 6 };

const edge = (from: keyof typeof STAYS, to: string, cases: number, more: Row = {}) => ({
  from_stage: from,
  to_stage: to,
  cases,
  median_wait_days: STAYS[from],
  p90_wait_days: 2 * STAYS[from],
  is_rework: 0,
  is_shown: 1,
  from_cases: REACHED[from],
  from_mean_days: STAYS[from],
  from_benchmark_days: 7,
  to_cases: { ...REACHED, 'Closed Lost': 40 }[to] ?? cases,
  ...more,
});
const ROWS = [
  edge('Qualified', 'Proposal', 70),
  edge('Proposal', 'Legal Review', 28),
  edge('Legal Review', 'Closed Won', 30),
  edge('Proposal', 'Qualified', 25, { is_rework: 1 }),
  edge('Proposal', 'Security Review', 12),
  edge('Security Review', 'Legal Review', 12),
  edge('Qualified', 'Closed Lost', 20),
  edge('Legal Review', 'Closed Lost', 1, { median_wait_days: 1, p90_wait_days: 1 }),
];

const layouts = new Map(
  await Promise.all(WIDTHS.map(async (width) => [width, await processLayout(NODES, ROWS, width)] as const)),
);
/** The map as the layout of `ROWS` has it. */
const laidOut: Chart = (rows, options) => processMap(rows, { ...options, layout: layouts.get(options.width) });
const linesOf = (svg: SVGSVGElement): string[] =>
  [...svg.querySelectorAll('path[stroke]')].map((line) => line.getAttribute('d') ?? '');

describeChart('process-map', laidOut, ROWS);

test('a step says its cases and its mean stay, and the benchmark that this is over', () => {
  const texts = textsOf(drawChart(laidOut, ROWS));
  expect(texts).toContain('70 cases · 7 days');
  expect(texts).toContain('» 9 days, benchmark 7');
  expect(texts).toContain('40 cases');
});

test('an edge says its cases, and its wait from the median to the upper decile', () => {
  const texts = textsOf(drawChart(laidOut, ROWS));
  expect(texts).toContain('28 cases');
  expect(texts).toContain('6.5–13 days');
  expect(texts).toContain('1 case');
  expect(texts).toContain('1 day');
});

test('rework is marked by a glyph and in ink, with its share of the cases that reach the step', () => {
  const svg = drawChart(laidOut, ROWS);
  expect(textsOf(svg).filter((text) => text.startsWith('↩'))).toEqual(['↩ 36% fall back']);
  expect(svg.querySelectorAll('path[stroke="currentColor"]')).toHaveLength(1);
});

test('positions stay while counts and widths follow', () => {
  const before = drawChart(laidOut, ROWS);
  const after = drawChart(
    laidOut,
    ROWS.map((row) => ({ ...row, cases: row.cases + 40 })),
  );
  const isCurve = (d: string): boolean => d.includes('C');
  expect(linesOf(after).filter(isCurve)).toEqual(linesOf(before).filter(isCurve));
  expect(after.outerHTML).not.toBe(before.outerHTML);
  expect(textsOf(after)).toContain('110 cases');
});

test('an edge that is not shown is not drawn', () => {
  const svg = drawChart(laidOut, [...ROWS, edge('Proposal', 'Closed Won', 3, { is_shown: 0 })]);
  expect(svg.outerHTML).toBe(drawChart(laidOut, ROWS).outerHTML);
});

test('an edge that the layout does not know is drawn straight, from box to box', () => {
  const before = linesOf(drawChart(laidOut, ROWS));
  const after = linesOf(drawChart(laidOut, [...ROWS, edge('Legal Review', 'Security Review', 4)]));
  expect(after.filter((d) => !before.includes(d))).toEqual([expect.stringMatching(/^M[\d.]+,[\d.]+L[\d.]+,[\d.]+$/)]);
});

test('a step that the layout does not know stands below it, inside the drawing', () => {
  const svg = drawChart(laidOut, [...ROWS, edge('Legal Review', 'On Hold', 4)]);
  const [, , , height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  expect(height).toBeGreaterThan(layouts.get(820)?.height ?? Infinity);
  expect(textsOf(svg)).toContain('On Hold');
});

test('without a layout every step has a place of its own', () => {
  const svg = drawChart(processMap, ROWS);
  const places = [...svg.querySelectorAll('rect')].map((box) => `${box.getAttribute('x')},${box.getAttribute('y')}`);
  expect(new Set(places).size).toBe(NODES.length);
});
