import { expect, test } from 'vitest';
import { processTrace } from '../../src/charts/process-trace.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

interface Stay {
  stay: number;
  from: string;
  to: string;
  days: number;
  open?: boolean;
}

const step = (stage: string, benchmark_days: number | null, stay?: Stay, on_happy_path = 1): Row => ({
  stage,
  on_happy_path,
  benchmark_days,
  stay: stay?.stay ?? null,
  started_at: stay?.from ?? null,
  ended_at: stay?.to ?? null,
  is_open: stay?.open ? 1 : 0,
  days: stay?.days ?? null,
});
const ROWS = [
  step('Discovery', 8, { stay: 1, from: '2026-10-01T09:00', to: '2026-10-05T09:00', days: 4 }),
  step('Discovery', 8, { stay: 3, from: '2026-10-17T09:00', to: '2026-10-20T09:00', days: 3 }),
  step('Proposal', 7, { stay: 2, from: '2026-10-05T09:00', to: '2026-10-17T09:00', days: 12 }),
  step('Procurement', 7, { stay: 4, from: '2026-10-20T09:00', to: '2026-11-03T08:00', days: 14, open: true }, 0),
  step('Legal Review', 5),
];
const LOST = [
  step('Discovery', 8, { stay: 1, from: '2026-10-01T09:00', to: '2026-10-05T09:00', days: 4 }),
  step('Proposal', 7),
  step('Closed Won', null),
  step('Closed Lost', null, { stay: 2, from: '2026-10-05T09:00', to: '2026-10-05T09:00', days: 0 }, 0),
];

describeChart('process-trace', processTrace, ROWS);

test('each step says its days against the benchmark, what is open, what was done again and what is ahead', () => {
  expect(textsOf(drawChart(processTrace, ROWS))).toEqual(
    expect.arrayContaining([
      '4, again 3 against 8 days',
      '12 against 7 days',
      'Procurement (detour)',
      '14 against 7 days, open',
      'ahead',
    ]),
  );
});

test('only what is over the benchmark stands out', () => {
  const over = [...drawChart(processTrace, ROWS).querySelectorAll('[fill="var(--warm)"] rect')];
  expect(over).toHaveLength(2);
});

test('a way back is an arrow, a way forward a line', () => {
  expect(drawChart(processTrace, ROWS).querySelectorAll('path[marker-end]')).toHaveLength(1);
});

test('a lost deal did not reach what was still to come, and ends on its day', () => {
  const texts = textsOf(drawChart(processTrace, LOST));
  expect(texts.filter((text) => text === 'not reached')).toHaveLength(2);
  expect(texts).toEqual(expect.arrayContaining(['Closed Lost', '5 October 2026']));
});

test('a step left out on the way was skipped', () => {
  const texts = textsOf(
    drawChart(processTrace, [
      step('Qualified', 5, { stay: 1, from: '2026-10-01T09:00', to: '2026-10-05T09:00', days: 4 }),
      step('Discovery', 8),
      step('Proposal', 7, { stay: 2, from: '2026-10-05T09:00', to: '2026-10-06T09:00', days: 1, open: true }),
    ]),
  );
  expect(texts).toContain('skipped');
});

test('a case without a stay is refused', () => {
  expect(() => drawChart(processTrace, [step('Discovery', 8)])).toThrow('no stays for process-trace');
});
