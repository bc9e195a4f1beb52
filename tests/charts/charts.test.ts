import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Chart } from '../../src/charts/frame/chart.ts';
import { exposureBars } from '../../src/charts/exposure-bars.ts';
import { forecastBuildUp } from '../../src/charts/forecast-build-up.ts';
import { healthSteps } from '../../src/charts/health-steps.ts';
import { charts } from '../../src/charts/index.ts';
import { planBullets } from '../../src/charts/plan-bullets.ts';
import { repDots } from '../../src/charts/rep-dots.ts';
import type { Row } from '../../src/query/result.ts';
import { BANDS } from '../support/bands.ts';
import { describeChart } from '../support/describe-chart.ts';

const day = (observed_on: string, health: number, note: string | null = null): Row => {
  const band = BANDS[health >= 60 ? 'Monitor' : 'At Risk'];
  const [min_health, max_health] = health >= 60 ? [60, 79] : [40, 59];
  return { observed_on, health, ...band, min_health, max_health, note, story_role: 'crash' };
};
const rep = (name: string, attainment: number, story_role: string | null = null): Row => ({
  rep: name,
  story_role,
  attainment,
  closed_won: attainment * 900_000,
  quota_to_date: 900_000,
  contacts_a_deal: 2.6 * attainment,
  closed: 10,
});
const step = (name: string, deals: number, running_from: number, amount: number): Row => ({
  step: name,
  deals,
  amount,
  running_from,
  running_to: running_from + amount,
  target: 13_000_000,
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
    'exposure-bars',
    exposureBars,
    [
      { issue: 'Deals stuck in Legal Review', deals: 6, amount: 2_800_000 },
      { issue: 'Commit deals in poor health', deals: 1, amount: 1_200_000 },
    ],
  ],
];

for (const [name, chart, rows] of EXAMPLES) describeChart(name, chart, rows);

test('every chart has an example: here, or in a file of its own', () => {
  const here = EXAMPLES.map(([name]) => name);
  const files = readdirSync(import.meta.dirname);
  const others = [...charts.keys()].filter((name) => !here.includes(name));
  expect(others.filter((name) => !files.includes(`${name}.test.ts`))).toEqual([]);
});
