import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { exposureBars } from '../../src/charts/exposure-bars.ts';
import { forecastBuildUp } from '../../src/charts/forecast-build-up.ts';
import { healthSteps } from '../../src/charts/health-steps.ts';
import { charts } from '../../src/charts/index.ts';
import { planBullets } from '../../src/charts/plan-bullets.ts';
import { repDots } from '../../src/charts/rep-dots.ts';
import { stageStays } from '../../src/charts/stage-stays.ts';
import type { Row } from '../../src/query/result.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const day = (observed_on: string, health: number, note: string | null = null): Row => ({
  observed_on,
  health,
  health_band: health >= 60 ? 'Monitor' : 'At Risk',
  min_health: health >= 60 ? 60 : 40,
  max_health: health >= 60 ? 79 : 59,
  note,
});
const rep = (name: string, attainment: number, story_role: string | null = null): Row => ({
  rep: name,
  story_role,
  attainment,
  closed_won: attainment * 900_000,
  quota_to_date: 900_000,
});
const step = (name: string, deals: number, running_from: number, amount: number): Row => ({
  step: name,
  deals,
  amount,
  running_from,
  running_to: running_from + amount,
  target: 13_000_000,
});
const stage = (name: string, mean_days: number | null, benchmark_days: number, on_happy_path = 1): Row => ({
  stage: name,
  on_happy_path,
  mean_days,
  p90_days: mean_days === null ? null : 2 * mean_days,
  benchmark_days,
});

const EXAMPLES: readonly (readonly [string, Chart, readonly Row[]])[] = [
  [
    'plan-bullets',
    planBullets,
    [
      { measure: 'New logos', now: 31, plan_to_date: 30.48, on_plan: 1, unit: 'deals' },
      { measure: 'New-logo dollars', now: 6_100_000, plan_to_date: 6_774_000, on_plan: 0, unit: 'usd' },
    ],
  ],
  [
    'health-steps',
    healthSteps,
    [
      day('2026-11-20', 75),
      day('2026-11-29', 78, 'Last message'),
      day('2026-12-01', 72, 'Call not answered'),
      day('2026-12-03', 61, 'Session cancelled'),
      day('2026-12-07', 48, 'Silence'),
    ],
  ],
  ['rep-dots', repDots, [rep('Ann Lee', 1.42, 'top_performer'), rep('Bob Ray', 0.93), rep('Cy Moss', 0.55, 'newest')]],
  [
    'forecast-build-up',
    forecastBuildUp,
    [
      step('Closed', 43, 0, 8_204_350),
      step('Commit', 1, 8_204_350, 5_190_000),
      step('Best Case', 21, 13_394_350, 4_400_000),
    ],
  ],
  [
    'stage-stays',
    stageStays,
    [stage('Discovery', 9.1, 8), stage('Procurement', 14, 7, 0), stage('Legal Review', 12, 5)],
  ],
  [
    'exposure-bars',
    exposureBars,
    [
      { issue: 'Deals stuck in Legal Review', deals: 6, amount: 2_800_000 },
      { issue: 'Commit deals in poor health', deals: 1, amount: 1_200_000 },
    ],
  ],
];

const WIDTHS = [820, 336];

const draw = (chart: Chart, rows: readonly Row[], width: number): SVGSVGElement => chart(rows, { width, document });

describe.for(EXAMPLES)('%s', ([name, chart, rows]) => {
  test.for(WIDTHS)('is drawn as before at %i px', async (width) => {
    const svg = draw(chart, rows, width).outerHTML.replaceAll('><', '>\n<');
    await expect(`${svg}\n`).toMatchFileSnapshot(`snapshots/${name}-${width}.svg`);
  });

  test.for(WIDTHS)('is one image with one label at %i px', (width) => {
    const svg = draw(chart, rows, width);
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toMatch(/^[A-Z].*\.$/);
    expect([...svg.querySelectorAll('[aria-label], [aria-hidden], style')]).toEqual([]);
  });

  test.for(WIDTHS)(
    'keeps its text at 11 px or more on the narrowest screen it is shown on, drawn at %i px',
    (width) => {
      const shown = width === 336 ? 288 : 704;
      const svg = draw(chart, rows, width);
      const sizes = [...svg.querySelectorAll('[font-size]')].map((part) => Number(part.getAttribute('font-size')));
      const least = Math.min(Number.parseFloat(svg.style.fontSize), ...sizes.filter((size) => size !== 10));
      expect((least * shown) / width).toBeGreaterThanOrEqual(11);
    },
  );

  test('has ids of its own', () => {
    const ids = WIDTHS.flatMap((width) => [...draw(chart, rows, width).querySelectorAll('[id]')].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.startsWith(`${name}-`))).toEqual([]);
  });

  test('says which column is missing or wrong', () => {
    const [first = {}] = rows;
    for (const [column, value] of Object.entries(first)) {
      const { [column]: _, ...without } = first;
      const reads = typeof value === 'number' ? 'number' : 'text';
      expect(() => draw(chart, [without], 820)).toThrow(`no column in ${name}: ${column}`);
      expect(() => draw(chart, [{ ...first, [column]: reads === 'number' ? 'x' : 1 }], 820)).toThrow(
        `no ${value === null ? 'text' : reads} in ${name}: ${column}`,
      );
    }
  });
});

test('every chart has an example here', () => {
  expect(new Set(EXAMPLES.map(([, chart]) => chart))).toEqual(new Set(charts.values()));
});

test('the furthest step over its benchmark on the happy path stands out, not the one beside the path', () => {
  const svg = draw(stageStays, [stage('Procurement', 30, 7, 0), stage('Legal Review', 12, 5)], 820);
  const bars = [...svg.querySelectorAll('rect')].map((bar) => bar.getAttribute('fill'));
  expect(bars).toEqual(['var(--grey)', 'var(--accent)']);
});
